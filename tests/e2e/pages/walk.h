#pragma once

#include <QObject>
#include <QSet>
#include <QWidget>

#include <functional>

namespace sluice {

class Preferences;
class ThemeController;

/// Opens everything the window of a workspace has to show, one after the other: each page, each tab, panel, menu, list and
/// question. The workspace holds the sample, run once, and the workflow `kEveryType` with one task of each type.
class Walk final {
public:
    /// What is shown: its name, the part it is for (null: it did not come), and the window or menu to look at.
    using Look = std::function<void(const QString &view, const QWidget *part, const QWidget &root)>;

    Walk(QWidget &window, Look look);

    void everything();
    /// What comes only when something went wrong: the window without a workspace, and the bars above every page.
    void beside(ThemeController &theme, Preferences &preferences);
    /// The pages that were opened so far.
    [[nodiscard]] const QSet<QString> &visited() const { return m_visited; }

private:
    void design();
    void canvas();
    void inspector();
    void drawing();
    void triggers();
    void inputs();
    void arming();
    void runs();
    void letters();
    void events();
    void health();
    void queues();
    void connections();
    void simulate();
    void foot();
    void overlays();

    void page(const char *id);
    void look(const QString &view, const char *partName);
    void lookAtMenu(const QString &view);
    /// Opens what lies in the menu that is shown, one after the other, and closes it.
    void lookAtSubmenus(const QString &view);
    void openTabs(const QString &view, const char *tabsName, const std::function<void()> &look);
    void press(const char *buttonName);
    void trigger(const char *command);
    /// A command of the Design page, which need not be in a menu.
    void give(const char *command);
    /// Undoes all edits of the current workflow.
    void takeBack();
    void leave(const char *fieldName);
    [[nodiscard]] QWidget *see(const char *name) const;
    template <typename T>
    [[nodiscard]] T *find() const
    {
        return m_window.findChild<T *>();
    }

    QWidget &m_window;
    Look m_look;
    QSet<QString> m_visited;
};

/// The program that holds the workspace in the bars.
inline constexpr auto kHolder = "sluicectl";
inline const auto kSampleWorkflow = QStringLiteral("country-sync");
inline const auto kClocked = QStringLiteral("clocked");
inline const auto kEveryType = QStringLiteral("every-type");

/// Lets the window take in what was posted to it: layouts, answers, what is to be deleted.
void settle();

} // namespace sluice
