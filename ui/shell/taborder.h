#pragma once

#include <QWidget>

#include <vector>

namespace sluice {

/// What Tab goes through in a window: all that can be seen and takes the focus by Tab, in the order in which it is laid out.
///
/// Qt's own chain is the order in which widgets were made: forms that are made anew come last in it, and what hands its focus
/// on leads past all between.
[[nodiscard]] std::vector<QWidget *> tabOrder(const QWidget &window);

/// Where Tab, or Shift+Tab, leads from `now`; null: nothing takes the focus.
[[nodiscard]] QWidget *nextByTab(const QWidget &window, const QWidget *now, bool isForward);

} // namespace sluice
