# What every target of the project shares: language level, warnings as errors, sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Qt's finalizers walk the whole link closure of a program from its own folder.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(RUHU_CCACHE ccache)
if(RUHU_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${RUHU_CCACHE})
endif()

set(RUHU_SANITIZE "" CACHE STRING "address;undefined or thread: built into every target")
if(RUHU_SANITIZE)
  list(JOIN RUHU_SANITIZE "," _sanitizers)
  add_compile_options(-fsanitize=${_sanitizers} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${_sanitizers})
endif()

option(RUHU_FUZZ "Built for libFuzzer (clang)")
if(RUHU_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
option(RUHU_MUTANTS "Build planted bugs in, to be switched on one by one (sync/core/mutant.h)" OFF)
if(RUHU_MUTANTS)
  add_compile_definitions(RUHU_MUTANTS)
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# Headers are included by their path from the top of the project: "sync/core/result.h".
get_filename_component(RUHU_SOURCE_ROOT ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)

function(ruhu_common target)
  target_include_directories(${target} PUBLIC ${RUHU_SOURCE_ROOT})
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Werror -Wno-error=deprecated-declarations)
  # GCC 12 sees uninitialised parts of every std::variant once a sanitizer is built in.
  if(RUHU_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
endfunction()

# A program that keeps records. The C library's allocator costs a sync an eighth of its time; where mimalloc is
# there it takes its place, but for sanitizers, which bring their own.
find_package(mimalloc QUIET)
function(ruhu_fast_memory target)
  if(TARGET mimalloc AND NOT RUHU_SANITIZE AND NOT RUHU_FUZZ)
    target_sources(${target} PRIVATE ${RUHU_SOURCE_ROOT}/cmake/fast_memory.cpp)
    target_link_libraries(${target} PRIVATE mimalloc)
  endif()
endfunction()

# A layer is a static library made of one folder; DEPENDS are the layers below it.
function(ruhu_layer target)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB _sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(${target} STATIC ${_sources})
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
  ruhu_common(${target})
  target_link_libraries(${target} PUBLIC ${ARG_DEPENDS})
endfunction()

# A GoogleTest program made of one folder.
function(ruhu_test target)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB _sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(${target} ${_sources})
  ruhu_common(${target})
  target_link_libraries(${target} PRIVATE ${ARG_DEPENDS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE RUHU_SOURCE_ROOT="${RUHU_SOURCE_ROOT}")
  gtest_discover_tests(${target} DISCOVERY_TIMEOUT 60 DISCOVERY_MODE PRE_TEST)
endfunction()

# A text file as a string literal: <generated>/<name>.h with `inline constexpr char <symbol>[]` in `namespace`.
# The path in #include is that of the file's folder: "app/domain/schema_json.h".
function(ruhu_embed target file header symbol namespace)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  file(READ ${file} _text)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/${header} @ONLY
    CONTENT "#pragma once\n\nnamespace @namespace@ {\ninline constexpr char @symbol@[] = R\"ruhu(@_text@)ruhu\";\n}\n")
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()
