# tributary_knows_its_commit(TARGET): defines sourceCommit() of app/process/sourcecommit.h for a program. Asked at every build,
# and only what depends on the answer is built anew. Run as a script with OUT and SOURCE it writes the file.
if(CMAKE_SCRIPT_MODE_FILE)
    execute_process(COMMAND git describe --always --dirty --abbrev=12 --exclude=*
        WORKING_DIRECTORY "${SOURCE}" OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(failed OR NOT EXISTS "${SOURCE}/.git" OR NOT commit MATCHES "^[0-9a-f]+(-dirty)?$")
        set(commit unknown)
    endif()
    file(CONFIGURE OUTPUT "${OUT}" CONTENT
        "#include \"app/process/sourcecommit.h\"\n\nconst char* tributary::sourceCommit() { return \"${commit}\"; }\n")
    return()
endif()

set(_tributary_commit_script "${CMAKE_CURRENT_LIST_FILE}")

function(tributary_knows_its_commit target)
    set(out "${CMAKE_BINARY_DIR}/sourcecommit.cpp")
    if(NOT TARGET source-commit)
        add_custom_target(source-commit BYPRODUCTS "${out}"
            COMMAND "${CMAKE_COMMAND}" "-DOUT=${out}" "-DSOURCE=${CMAKE_SOURCE_DIR}" -P "${_tributary_commit_script}"
            VERBATIM)
    endif()
    target_sources(${target} PRIVATE "${out}")
    add_dependencies(${target} source-commit)
endfunction()
