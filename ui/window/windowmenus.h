#pragma once

class QLabel;
class QMainWindow;
class QToolButton;

namespace tributary::ui {

class FileCommands;
class FindBox;
class WindowActions;

/// Menus made from the actions. The menu of recent files follows `files`.
void makeMenuBar(QMainWindow& window, WindowActions& actions, FileCommands& files);

/// The tool bar: what it is, what to do with it, where to find something. Returns the Apply button, which is the one
/// emphasised button and is shown only while something waits to be applied.
[[nodiscard]] QToolButton* makeToolBar(QMainWindow& window, WindowActions& actions, QLabel& title, FindBox& find);

}  // namespace tributary::ui
