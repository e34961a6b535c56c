#pragma once

#include "core/base/result.h"
#include "core/workflow/model.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace sluice {

class ColumnScroll;
class EmptyState;
class FilterEdit;
class PastView;
class TaskCatalog;
class ThemeController;

/// Shows the templates that there are, with what each is for and how its graph looks, and asks for the name of the workflow
/// that is made of one. It holds nothing else up and makes nothing itself.
///
/// Keys: typing searches; Down and Return go into the list, Return there goes to the name, and there it creates.
/// Thread: UI.
class TemplatePicker final : public QDialog {
    Q_OBJECT
public:
    using Templates = std::vector<std::pair<QString, QString>>; ///< name, and path of a workflow file
    using Chosen = std::function<void(const QString &name, const QString &path)>;

    TemplatePicker(const Templates &templates, const TaskCatalog &catalog, ThemeController &themes, Chosen chosen,
                   QWidget *parent);

    /// Shows one; it is gone once it is closed. `chosen` is not called when the person cancels.
    static void show(const Templates &templates, const TaskCatalog &catalog, ThemeController &themes, Chosen chosen,
                     QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        QString name;
        QString path;
        Result<Workflow> workflow;
    };

    QWidget *makeLeft();
    QWidget *makeRight();
    QWidget *makeFoot();
    void fill();
    void showCurrent();
    void showNothing();
    void create();
    void retranslate();
    void dress();
    [[nodiscard]] const Entry *current() const;

    ThemeController &m_themes;
    std::vector<Entry> m_entries;
    Chosen m_chosen;
    FilterEdit *m_filter = nullptr;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_right = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    ColumnScroll *m_scroll = nullptr;
    PastView *m_graph = nullptr;
    EmptyState *m_nothing = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_create = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isNamed = false; ///< the person typed a name: it stays, whatever is chosen
};

} // namespace sluice
