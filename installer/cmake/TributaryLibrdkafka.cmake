# Provides the target Tributary::rdkafka: librdkafka's C API, as <librdkafka/rdkafka.h>.
#
# The system's librdkafka is taken when it is new enough. Otherwise the pinned source is obtained once, as a part of the
# crate rdkafka-sys (cargo checks the archive against its index, this file checks it against the pin below), and built once,
# statically, into a cache that all build directories share. Under TRIBUTARY_SANITIZER it is always built here, because a
# sanitizer sees locks and memory only in code that it instrumented.

option(TRIBUTARY_SYSTEM_LIBRDKAFKA "Use the system's librdkafka when it is new enough" ON)
set(TRIBUTARY_CACHE_DIR "${CMAKE_SOURCE_DIR}/build/.cache" CACHE PATH
    "Where third-party builds are kept; shared by all build directories")

set(_tributary_rdkafka_minimum 2.10.1)
set(_tributary_rdkafka_version 2.12.1)
set(_tributary_rdkafka_crate 4.10.0)
set(_tributary_rdkafka_sha256 e234cf318915c1059d4921ef7f75616b5219b10b46e9f3a511a15eb4b56a3f77)

find_package(PkgConfig REQUIRED)

# Runs one step, quietly; on failure shows the end of its output and says what to do.
function(_tributary_rdkafka_step what remedy)
    cmake_parse_arguments(ARG "" "DIRECTORY;LOG" "COMMAND" ${ARGN})
    execute_process(COMMAND ${ARG_COMMAND} WORKING_DIRECTORY "${ARG_DIRECTORY}" RESULT_VARIABLE result
        OUTPUT_VARIABLE output ERROR_VARIABLE output)
    file(APPEND "${ARG_LOG}" "== ${what}\n${output}\n")
    if(NOT result EQUAL 0)
        string(LENGTH "${output}" length)
        if(length GREATER 3000)
            math(EXPR from "${length} - 3000")
            string(SUBSTRING "${output}" ${from} -1 output)
        endif()
        message(FATAL_ERROR "librdkafka: ${what} failed (${result}).\n${output}\nThe whole log: ${ARG_LOG}\n${remedy}")
    endif()
endfunction()

# Puts the pinned source into `directory`.
function(_tributary_rdkafka_obtain directory log)
    # A rustup installation is found although a shell that is not a login shell may not have it on its PATH.
    find_program(TRIBUTARY_CARGO cargo HINTS "$ENV{CARGO_HOME}/bin" "$ENV{HOME}/.cargo/bin")
    mark_as_advanced(TRIBUTARY_CARGO)
    if(NOT TRIBUTARY_CARGO)
        message(FATAL_ERROR "librdkafka ${_tributary_rdkafka_minimum} or newer is not installed, and obtaining its source needs "
            "cargo, which is not there either.\nOn Debian 12: apt install cargo-web (the package cargo is too old). "
            "Elsewhere: install cargo 1.78 or newer, or librdkafka-dev.")
    endif()
    message(STATUS "librdkafka ${_tributary_rdkafka_version}: obtaining the source")
    file(REMOVE_RECURSE "${directory}")
    file(WRITE "${directory}/lib.rs" "")
    file(WRITE "${directory}/Cargo.toml"
        "package = { name = \"source-of-librdkafka\", version = \"0.0.0\", edition = \"2021\" }\n"
        "lib = { path = \"lib.rs\" }\nworkspace = {}\n"
        "dependencies = { rdkafka-sys = \"=${_tributary_rdkafka_crate}\" }\n")
    _tributary_rdkafka_step("cargo vendor"
        "Check the network; with a cargo older than 1.78, install a newer one (Debian 12: apt install cargo-web)."
        DIRECTORY "${directory}" LOG "${log}" COMMAND "${TRIBUTARY_CARGO}" vendor --color never vendor)

    set(crate "${directory}/vendor/rdkafka-sys")
    file(READ "${crate}/.cargo-checksum.json" checksums)
    string(JSON found GET "${checksums}" package)
    if(NOT found STREQUAL _tributary_rdkafka_sha256)
        message(FATAL_ERROR "librdkafka: the crate rdkafka-sys ${_tributary_rdkafka_crate} has the checksum ${found}, not the pinned "
            "${_tributary_rdkafka_sha256}. It is not used. Find out where cargo got it from.")
    endif()
    file(STRINGS "${crate}/librdkafka/src/rdkafka.h" version REGEX "^#define RD_KAFKA_VERSION ")
    if(NOT version MATCHES "0x020c01ff")
        message(FATAL_ERROR "librdkafka: the crate holds ${version}, not ${_tributary_rdkafka_version}.")
    endif()
endfunction()

# Builds the pinned source for `variant` and installs header and archive into `prefix`.
function(_tributary_rdkafka_build variant prefix)
    # One at a time: two build directories may be configured at once. The second finds the first one's result.
    file(MAKE_DIRECTORY "${TRIBUTARY_CACHE_DIR}")
    file(LOCK "${TRIBUTARY_CACHE_DIR}/librdkafka.lock" GUARD FUNCTION TIMEOUT 1200 RESULT_VARIABLE locked)
    if(NOT locked EQUAL 0)
        message(FATAL_ERROR "librdkafka: another configuration holds ${TRIBUTARY_CACHE_DIR}/librdkafka.lock (${locked}).")
    endif()
    if(EXISTS "${prefix}/complete")
        return()
    endif()

    set(work "${TRIBUTARY_CACHE_DIR}/librdkafka-work")
    set(log "${TRIBUTARY_CACHE_DIR}/librdkafka-${variant}.log")
    file(WRITE "${log}" "")
    set(source "${TRIBUTARY_CACHE_DIR}/librdkafka-${_tributary_rdkafka_version}-source")
    if(NOT EXISTS "${source}/complete")
        _tributary_rdkafka_obtain("${work}" "${log}")
        file(REMOVE_RECURSE "${source}")
        file(COPY "${work}/vendor/rdkafka-sys/librdkafka/" DESTINATION "${source}")
        file(REMOVE_RECURSE "${work}")
        file(TOUCH "${source}/complete")
    endif()

    message(STATUS "librdkafka ${_tributary_rdkafka_version}: building (${variant})")
    file(REMOVE_RECURSE "${work}" "${prefix}")
    file(COPY "${source}/" DESTINATION "${work}")

    set(flags "-O2 -fPIC")
    set(options --enable-static --enable-zstd --enable-ssl --enable-gssapi --disable-curl --disable-debug-symbols)
    set(link_flags "")
    if(TRIBUTARY_SANITIZER)
        set(flags "-O1 -g -fPIC -fno-omit-frame-pointer -fsanitize=${TRIBUTARY_SANITIZER}")
        set(link_flags "-fsanitize=${TRIBUTARY_SANITIZER}")
        # C11's mtx_lock is not intercepted by the thread sanitizer, pthread_mutex_lock is.
        list(APPEND options --disable-c11threads)
    endif()
    set(environment "CC=${CMAKE_C_COMPILER}" "CXX=${CMAKE_CXX_COMPILER}" "CFLAGS=${flags}" "CXXFLAGS=${flags}"
        "LDFLAGS=${link_flags}" "ASAN_OPTIONS=detect_leaks=0")
    _tributary_rdkafka_step("configure"
        "The packages it needs are in installer/packages-build.txt; remove ${TRIBUTARY_CACHE_DIR} to begin again."
        DIRECTORY "${work}" LOG "${log}"
        COMMAND "${CMAKE_COMMAND}" -E env ${environment} bash ./configure ${options})
    cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
    _tributary_rdkafka_step("make"
        "Remove ${TRIBUTARY_CACHE_DIR} to begin again."
        DIRECTORY "${work}" LOG "${log}"
        COMMAND "${CMAKE_COMMAND}" -E env --unset=MAKEFLAGS --unset=MFLAGS make -j${cores} -C src librdkafka.a)

    file(COPY "${work}/src/rdkafka.h" "${work}/src/rdkafka_mock.h" DESTINATION "${prefix}/include/librdkafka")
    file(COPY "${work}/src/librdkafka.a" DESTINATION "${prefix}/lib")
    file(COPY "${work}/LICENSES.txt" DESTINATION "${prefix}/share/doc/librdkafka")
    file(TOUCH "${prefix}/complete")
    file(REMOVE_RECURSE "${work}")
endfunction()

function(_tributary_rdkafka)
    if(TARGET Tributary::rdkafka)
        return()
    endif()
    add_library(Tributary::rdkafka INTERFACE IMPORTED GLOBAL)
    if(TRIBUTARY_SYSTEM_LIBRDKAFKA AND NOT TRIBUTARY_SANITIZER)
        pkg_check_modules(RDKAFKA QUIET IMPORTED_TARGET GLOBAL rdkafka>=${_tributary_rdkafka_minimum})
        if(RDKAFKA_FOUND)
            message(STATUS "librdkafka ${RDKAFKA_VERSION}: the system's")
            target_link_libraries(Tributary::rdkafka INTERFACE PkgConfig::RDKAFKA)
            return()
        endif()
    endif()

    set(variant plain)
    if(TRIBUTARY_SANITIZER)
        # Each compiler brings its own sanitizer runtime.
        string(REGEX MATCH "^[0-9]+" major "${CMAKE_C_COMPILER_VERSION}")
        string(TOLOWER "${TRIBUTARY_SANITIZER}-${CMAKE_C_COMPILER_ID}${major}" variant)
    endif()
    set(prefix "${TRIBUTARY_CACHE_DIR}/librdkafka-${_tributary_rdkafka_version}-${variant}")
    if(NOT EXISTS "${prefix}/complete")
        _tributary_rdkafka_build("${variant}" "${prefix}")
    endif()
    message(STATUS "librdkafka ${_tributary_rdkafka_version}: ${prefix}")

    find_package(Threads REQUIRED)
    find_package(OpenSSL REQUIRED)
    find_package(ZLIB REQUIRED)
    pkg_check_modules(TRIBUTARY_ZSTD REQUIRED IMPORTED_TARGET GLOBAL libzstd)
    pkg_check_modules(TRIBUTARY_SASL REQUIRED IMPORTED_TARGET GLOBAL libsasl2)
    target_include_directories(Tributary::rdkafka SYSTEM INTERFACE "${prefix}/include")
    target_compile_definitions(Tributary::rdkafka INTERFACE LIBRDKAFKA_STATICLIB)
    target_link_libraries(Tributary::rdkafka INTERFACE "${prefix}/lib/librdkafka.a" PkgConfig::TRIBUTARY_ZSTD
        PkgConfig::TRIBUTARY_SASL "${OPENSSL_SSL_LIBRARY}" "${OPENSSL_CRYPTO_LIBRARY}" "${ZLIB_LIBRARIES}" ${CMAKE_DL_LIBS}
        Threads::Threads rt m)
endfunction()
_tributary_rdkafka()
