#pragma once

class QLabel;
class QMainWindow;

namespace tributary::ui {

class FileCommands;
class FindBox;
class WindowActions;

/// Menus made from the actions. The menu of recent files follows `files`.
void makeMenuBar(QMainWindow& window, WindowActions& actions, FileCommands& files);

/// The tool bar: what it is, what to do with it, where to find something. Apply is its one emphasised button.
void makeToolBar(QMainWindow& window, WindowActions& actions, QLabel& title, FindBox& find);

}  // namespace tributary::ui
