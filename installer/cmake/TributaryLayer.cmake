# tributary_layer(NAME SOURCES … [USES layer …] [LIBRARIES lib …] [PRIVATE_LIBRARIES lib …])
# A static library tributary_NAME of the folder at hand. USES names the layers below it that it may include; tests/layers
# holds the includes against this list.
function(tributary_layer name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
    add_library(tributary_${name} STATIC ${ARG_SOURCES})
    target_include_directories(tributary_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    list(TRANSFORM ARG_USES PREPEND tributary_)
    target_link_libraries(tributary_${name} PUBLIC ${ARG_USES} ${ARG_LIBRARIES} PRIVATE ${ARG_PRIVATE_LIBRARIES} tributary_options)
    set_property(GLOBAL APPEND PROPERTY TRIBUTARY_LAYERS "${name}")
endfunction()

# Warnings and sanitizers, shared by everything that is compiled here.
add_library(tributary_options INTERFACE)
target_compile_options(tributary_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<BOOL:${TRIBUTARY_WERROR}>:-Werror>)
if(TRIBUTARY_SANITIZER)
    add_compile_options(-fsanitize=${TRIBUTARY_SANITIZER} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${TRIBUTARY_SANITIZER})
endif()
