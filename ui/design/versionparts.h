#pragma once

#include <initializer_list>

class QLabel;
class QSplitter;
class QString;
class QWidget;

namespace sluice {

class ThemeController;

/// What the views of two versions have in common: a head with a headline and figures, and below it the graph over what is
/// said of it. Each part belongs to the widget that it is put into.
[[nodiscard]] QLabel *headline(const QString &name, ThemeController &theme);
/// `row`: buttons and the headline; `counts` stands below, in as many lines as it needs.
[[nodiscard]] QWidget *headOf(std::initializer_list<QWidget *> row, QLabel &counts);
[[nodiscard]] QSplitter *graphOver(QWidget *graph, QWidget *below);
/// A line in the middle of the room, instead of a list that would be empty.
[[nodiscard]] QLabel *insteadOfList(const QString &name);

} // namespace sluice
