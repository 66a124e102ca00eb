# tributary_test(NAME name SOURCES … [LIBRARIES lib …] [LABELS unit|kafka|…] [FIXTURES kafka …] [TIMEOUT seconds]
#                [PROCESSORS n] [ENVIRONMENT NAME=value …])
# The ctest test NAME: a Qt Test class in a source that is named after what it tests (fieldchangestest.cpp) and ends with
# TRIBUTARY_TEST() and its own .moc.
#
# All tests of a folder are one program tests_FOLDER (tests/support/testprogram.h), which runs the one that it is told: so
# their sources are compiled in a few pieces, as a layer's are (TributaryLayer), for a third of what they cost one by one.
# Names in anonymous namespaces are unique within a folder.
#
# The environment is the same on every machine: C.UTF-8, UTC, no display, and user folders of its own inside the build tree.
# FIXTURES kafka: the clusters of tests/kafka are up before the test begins; fixtureBootstrap() says where. FIXTURES kafkajars:
# only Kafka's programs are there, for a test that starts a KafkaCluster of its own.
function(tributary_test)
    cmake_parse_arguments(ARG "" "NAME;TIMEOUT;PROCESSORS" "SOURCES;LIBRARIES;LABELS;FIXTURES;ENVIRONMENT" ${ARGN})
    if(ARG_UNPARSED_ARGUMENTS OR NOT ARG_NAME OR NOT ARG_SOURCES)
        message(FATAL_ERROR "tributary_test(NAME ${ARG_NAME}): NAME and SOURCES are needed; not understood: ${ARG_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT ARG_LABELS)
        set(ARG_LABELS unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(TRIBUTARY_SANITIZER)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 4")
    endif()
    if(NOT ARG_PROCESSORS)
        # A test with brokers waits more than it works: two of them share two cores.
        set(ARG_PROCESSORS 1)
    endif()

    get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
    set(target tests_${folder})
    if(NOT TARGET ${target})
        add_executable(${target})
        target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_BINARY_DIR}/moc")
        target_compile_options(${target} PRIVATE ${TRIBUTARY_TEST_OPTIONS})
        target_link_libraries(${target} PRIVATE tributary_testprogram tributary_options)
        cmake_language(DEFER CALL _tributary_finish_tests)
    endif()
    get_target_property(known ${target} SOURCES)
    list(TRANSFORM ARG_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    list(FILTER ARG_SOURCES INCLUDE REGEX "\\.cpp$")
    foreach(source IN LISTS ARG_SOURCES)
        if(NOT source IN_LIST known)
            target_sources(${target} PRIVATE "${source}")
        endif()
        if(source MATCHES "test\\.cpp$")
            get_filename_component(test "${source}" NAME_WE)
            _tributary_moc_test(${target} "${source}" ${test})
        endif()
    endforeach()
    target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES})

    # COST: what may take long begins first, so that at the end no core waits for it alone.
    set(home "${CMAKE_BINARY_DIR}/tests/home/${ARG_NAME}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    add_test(NAME ${ARG_NAME} COMMAND ${target} ${test} WORKING_DIRECTORY "${home}")
    set_tests_properties(${ARG_NAME} PROPERTIES
        LABELS "${ARG_LABELS}"
        TIMEOUT ${ARG_TIMEOUT}
        PROCESSORS ${ARG_PROCESSORS}
        COST ${ARG_TIMEOUT}
        FIXTURES_REQUIRED "${ARG_FIXTURES}"
        ENVIRONMENT "LC_ALL=C.UTF-8;TZ=UTC;QTEST_FUNCTION_TIMEOUT=3600000;QT_QPA_PLATFORM=offscreen;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_CACHE_HOME=${home}/cache;XDG_RUNTIME_DIR=${home}/run;TRIBUTARY_SOURCE_DIR=${CMAKE_SOURCE_DIR};TRIBUTARY_BUILD_DIR=${CMAKE_BINARY_DIR};TRIBUTARY_CACHE_DIR=${TRIBUTARY_CACHE_DIR};TRIBUTARY_KAFKA_FIXTURE=${CMAKE_BINARY_DIR}/tests/kafka-fixture.json;ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;UBSAN_OPTIONS=print_stacktrace=1;TSAN_OPTIONS=halt_on_error=1:die_after_fork=0:second_deadlock_stack=1:suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp;${ARG_ENVIRONMENT}")
endfunction()

# A test's class stands in its source, or in a header beside it: one call of moc, which needs to read nothing else.
function(_tributary_moc_test target source name)
    string(REGEX REPLACE "cpp$" "h" header "${source}")
    if(EXISTS "${header}")
        set(source "${header}")
    endif()
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/moc")
    add_custom_command(OUTPUT "${folder}/${name}.moc"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
        COMMAND Qt6::moc -i -o "${folder}/${name}.moc" "${source}"
        DEPENDS "${source}" VERBATIM)
    target_sources(${target} PRIVATE "${folder}/${name}.moc")
endfunction()

# At the end of a folder, when all its tests are known.
function(_tributary_finish_tests)
    get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
    set(target tests_${folder})
    get_target_property(libraries ${target} LINK_LIBRARIES)
    list(REMOVE_DUPLICATES libraries)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF LINK_LIBRARIES "${libraries}")
    tributary_join_sources(${target})
    if("${libraries}" MATCHES "tributary_(theme|desktop|tables|canvas|editors|dashboard|dialogs|window|app)|Qt6::Widgets")
        tributary_precompile(${target} widgetstest)
    else()
        tributary_precompile(${target} test)
    endif()
endfunction()
