# QML modules: static, one folder each, found by globbing so that a new file needs no edit here.
# They live in the binary under :/qt-project.org/imports, which every engine searches by default, and in
# the build tree under qml_modules, where qmllint looks.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick QuickTest QuickControls2 Svg LinguistTools)

# Off: pages are read when the program starts, not compiled into it. Slower to start, much quicker to build while one
# works on them.
option(RUHU_QML_AHEAD "Compile QML ahead of time" ON)

set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml_modules)
set(RUHU_QML_PREFIX /qt-project.org/imports)
set_property(GLOBAL PROPERTY RUHU_QML_PLUGINS "")

# ruhu_qml_module(target URI uri [SINGLETONS files] [SOURCES cpp files] [DEPENDS uris]): the folder's *.qml as `uri`.
function(ruhu_qml_module target)
  cmake_parse_arguments(ARG "" "URI" "SINGLETONS;SOURCES;DEPENDS" ${ARGN})
  file(GLOB _qml RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.qml)
  set_source_files_properties(${ARG_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  qt_add_library(${target} STATIC)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  set(_options)
  if(NOT RUHU_QML_AHEAD)
    list(APPEND _options NO_CACHEGEN)
  endif()
  if(ARG_DEPENDS)
    list(APPEND _options DEPENDENCIES ${ARG_DEPENDS})
  endif()
  if(ARG_SOURCES)
    list(APPEND _options SOURCES ${ARG_SOURCES})
  endif()
  if(_qml)
    list(APPEND _options QML_FILES ${_qml})
  endif()
  qt_add_qml_module(${target} URI ${ARG_URI} VERSION 1.0 RESOURCE_PREFIX ${RUHU_QML_PREFIX} ${_options})
  # The code that Qt generates for each file is small beside the headers that it includes; ours stays apart.
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  set_source_files_properties(${ARG_SOURCES} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_link_libraries(${target} PUBLIC Qt6::Quick)
  set_property(GLOBAL APPEND PROPERTY RUHU_QML_PLUGINS ${target}plugin)
endfunction()
