# tributary_test(NAME name SOURCES … [LIBRARIES lib …] [LABELS unit|kafka|…] [FIXTURES kafka …] [TIMEOUT seconds]
#                [PROCESSORS n] [ENVIRONMENT NAME=value …])
# A Qt Test program test_NAME and the ctest test NAME that runs it. A source is named after the class it tests
# (topologyjsontest.cpp) and ends with a QTEST_ macro and its own .moc.
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

    set(target test_${ARG_NAME})
    add_executable(${target} ${ARG_SOURCES})
    _tributary_moc_test(${target} ${ARG_SOURCES})
    target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES} Qt6::Test tributary_options)
    target_compile_options(${target} PRIVATE ${TRIBUTARY_TEST_OPTIONS})
    if("${ARG_LIBRARIES}" MATCHES "tributary_(theme|desktop|tables|canvas|editors|dashboard|dialogs|window|app)|Qt6::Widgets")
        tributary_precompile(${target} widgetstest)
    else()
        tributary_precompile(${target} test)
    endif()

    # COST: what may take long begins first, so that at the end no core waits for it alone.
    set(home "${CMAKE_BINARY_DIR}/tests/home/${ARG_NAME}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    add_test(NAME ${ARG_NAME} COMMAND ${target} WORKING_DIRECTORY "${home}")
    set_tests_properties(${ARG_NAME} PROPERTIES
        LABELS "${ARG_LABELS}"
        TIMEOUT ${ARG_TIMEOUT}
        PROCESSORS ${ARG_PROCESSORS}
        COST ${ARG_TIMEOUT}
        FIXTURES_REQUIRED "${ARG_FIXTURES}"
        ENVIRONMENT "LC_ALL=C.UTF-8;TZ=UTC;QTEST_FUNCTION_TIMEOUT=3600000;QT_QPA_PLATFORM=offscreen;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_CACHE_HOME=${home}/cache;XDG_RUNTIME_DIR=${home}/run;TRIBUTARY_SOURCE_DIR=${CMAKE_SOURCE_DIR};TRIBUTARY_BUILD_DIR=${CMAKE_BINARY_DIR};TRIBUTARY_CACHE_DIR=${TRIBUTARY_CACHE_DIR};TRIBUTARY_KAFKA_FIXTURE=${CMAKE_BINARY_DIR}/tests/kafka-fixture.json;ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;UBSAN_OPTIONS=print_stacktrace=1;TSAN_OPTIONS=halt_on_error=1:die_after_fork=0:second_deadlock_stack=1:suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp;${ARG_ENVIRONMENT}")
endfunction()

# A test's class stands in its source: one call of moc, which needs to read nothing else. AUTOMOC would add a step and an
# object to each of a hundred programs.
function(_tributary_moc_test target)
    foreach(source IN LISTS ARGN)
        if(source MATCHES "\\.h$")
            set_target_properties(${target} PROPERTIES AUTOMOC ON)
            return()
        endif()
    endforeach()
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
    foreach(source IN LISTS ARGN)
        if(source MATCHES "test\\.cpp$")
            get_filename_component(name "${source}" NAME_WE)
            add_custom_command(OUTPUT "${folder}/${name}.moc"
                COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
                COMMAND Qt6::moc -i -o "${folder}/${name}.moc" "${CMAKE_CURRENT_SOURCE_DIR}/${source}"
                DEPENDS "${source}" VERBATIM)
            target_sources(${target} PRIVATE "${folder}/${name}.moc")
        endif()
    endforeach()
    target_include_directories(${target} PRIVATE "${folder}")
endfunction()
