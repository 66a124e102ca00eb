# tributary_layer(NAME SOURCES … [USES layer …] [LIBRARIES lib …] [PRIVATE_LIBRARIES lib …])
# A static library tributary_NAME of the folder at hand. USES names the layers below it that it may include; tests/layers
# holds the includes against this list.
#
# Built whole, a layer's sources are compiled in a few pieces (CMake's unity build, on unless TRIBUTARY_UNITY is off) behind a
# precompiled header that all layers share (see TributaryPrecompiled). So names in anonymous namespaces are unique within a
# layer; a file that cannot be joined with others says so with SKIP_UNITY_BUILD_INCLUSION. The preset `apart` compiles every
# file by itself, without either.
#
# The declarations are kept in global properties: TRIBUTARY_LAYERS is the list of names, TRIBUTARY_LAYER_FOLDER_<name> the
# folder relative to the source tree, TRIBUTARY_LAYER_USES_<name> the names of USES.
function(tributary_layer name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
    if(ARG_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "tributary_layer(${name}): unknown arguments ${ARG_UNPARSED_ARGUMENTS}")
    endif()
    foreach(used IN LISTS ARG_USES)
        if(NOT TARGET tributary_${used})
            message(FATAL_ERROR "tributary_layer(${name}): USES ${used}, which is not a layer declared before it")
        endif()
    endforeach()

    add_library(tributary_${name} STATIC ${ARG_SOURCES})
    tributary_join_sources(tributary_${name})
    # Also where no Qt library asks for it, so that all layers can share one precompiled header.
    set_target_properties(tributary_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_include_directories(tributary_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    set(used_targets ${ARG_USES})
    list(TRANSFORM used_targets PREPEND tributary_)
    target_link_libraries(tributary_${name}
        PUBLIC ${used_targets} ${ARG_LIBRARIES}
        PRIVATE ${ARG_PRIVATE_LIBRARIES} tributary_options)
    if("Qt6::Widgets" IN_LIST ARG_LIBRARIES)
        tributary_precompile(tributary_${name} widgets)
    else()
        tributary_precompile(tributary_${name} core)
    endif()

    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    set_property(GLOBAL APPEND PROPERTY TRIBUTARY_LAYERS "${name}")
    set_property(GLOBAL PROPERTY TRIBUTARY_LAYER_FOLDER_${name} "${folder}")
    set_property(GLOBAL PROPERTY TRIBUTARY_LAYER_USES_${name} "${ARG_USES}")
endfunction()

# Warnings and sanitizers, shared by everything that is compiled here. g++ takes what is joined with UNITY_BUILD for a header,
# and warns of classes there that have members of an anonymous namespace: of every Impl.
add_library(tributary_options INTERFACE)
target_compile_options(tributary_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<AND:$<BOOL:${TRIBUTARY_UNITY}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage>
    $<$<BOOL:${TRIBUTARY_WERROR}>:-Werror>)
if(TRIBUTARY_SANITIZER STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
elseif(TRIBUTARY_SANITIZER STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    add_link_options(-fsanitize=thread)
    # g++ warns of atomic_thread_fence under this sanitizer, in the standard library's headers too.
    target_compile_options(tributary_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
elseif(TRIBUTARY_SANITIZER)
    message(FATAL_ERROR "TRIBUTARY_SANITIZER is \"${TRIBUTARY_SANITIZER}\"; it must be address, thread or empty.")
endif()
