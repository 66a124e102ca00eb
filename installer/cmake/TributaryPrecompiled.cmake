# What makes building everything quick: sources that are compiled together, and headers that are compiled once.

option(TRIBUTARY_UNITY "Compile the sources of a layer together, in a few pieces" ON)
set(TRIBUTARY_UNITY_SIZE 12 CACHE STRING "How many sources a piece has at most")
set(TRIBUTARY_TEST_OPTIONS "" CACHE STRING "Options for the tests' own sources, after those of the build type")

# tributary_join_sources(target): its sources are compiled in pieces of about the same number of files.
function(tributary_join_sources target)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    list(LENGTH sources count)
    math(EXPR pieces "(${count} + ${TRIBUTARY_UNITY_SIZE} - 1) / ${TRIBUTARY_UNITY_SIZE}")
    if(pieces GREATER 0)
        math(EXPR size "(${count} + ${pieces} - 1) / ${pieces}")
        set_target_properties(${target} PROPERTIES UNITY_BUILD ${TRIBUTARY_UNITY} UNITY_BUILD_BATCH_SIZE ${size})
    endif()
endfunction()

# The standard library is four fifths and more of what the compiler reads of a file of core; of one with widgets Qt is as
# much. Only what most files want: each header that is precompiled costs every file that is compiled behind it, for its
# templates are instantiated again there. All of <QtWidgets> would cost 1.2 s a file (docs/build.md).
set(_tributary_precompiled_core
    <algorithm> <array> <atomic> <chrono> <cstdint> <deque> <expected> <filesystem> <functional> <map> <memory> <mutex>
    <optional> <set> <span> <string> <string_view> <utility> <vector>)
# Without <QTest>: it depends on definitions that differ from folder to folder.
set(_tributary_precompiled_test ${_tributary_precompiled_core} <QByteArray> <QCoreApplication> <QFile> <QObject> <QString>
    <QStringList> <QTemporaryDir> <QTimer>)
set(_tributary_precompiled_widgets ${_tributary_precompiled_core}
    <QAbstractItemModel> <QAction> <QApplication> <QByteArray> <QClipboard> <QComboBox> <QDialog> <QDialogButtonBox>
    <QGraphicsView> <QHeaderView> <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPointer> <QPushButton> <QString>
    <QStringList> <QTableView> <QTimer> <QToolButton> <QVBoxLayout> <QWidget>)
set(_tributary_precompiled_widgetstest ${_tributary_precompiled_widgets})
set(_tributary_precompiled_test_library Qt6::Core)
set(_tributary_precompiled_widgets_library Qt6::Widgets)
set(_tributary_precompiled_widgetstest_library Qt6::Widgets)
set(_tributary_precompiled_test_options ${TRIBUTARY_TEST_OPTIONS})
set(_tributary_precompiled_widgetstest_options ${TRIBUTARY_TEST_OPTIONS})

# tributary_precompile(target core|widgets|test|widgetstest): compiles it behind a header that is precompiled once for all
# targets of that kind. They must be compiled with the same options, and with at least the definitions of the kind's library
# below: g++ passes over a precompiled header (and only warns) that was made with a definition more.
# CMAKE_DISABLE_PRECOMPILE_HEADERS switches this off.
function(tributary_precompile target kind)
    set(owner tributary_precompiled_${kind})
    if(NOT TARGET ${owner})
        set(source "${CMAKE_BINARY_DIR}/${owner}.cpp")
        file(GENERATE OUTPUT "${source}" CONTENT "")
        add_library(${owner} OBJECT "${source}")
        set_target_properties(${owner} PROPERTIES POSITION_INDEPENDENT_CODE ON AUTOMOC OFF)
        target_link_libraries(${owner} PRIVATE ${_tributary_precompiled_${kind}_library} tributary_options)
        target_compile_options(${owner} PRIVATE ${_tributary_precompiled_${kind}_options})
        target_precompile_headers(${owner} PRIVATE ${_tributary_precompiled_${kind}})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
