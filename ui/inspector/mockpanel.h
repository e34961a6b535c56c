#pragma once

#include "core/base/error.h"
#include "ui/document/taskmocks.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class CodeEdit;
class SegmentedControl;
class ThemeController;

/// What stands for a task in a dry run: an output that is written as JSON, with the port it leaves by, or a failure of a
/// class. The editor shows on wish.
///
/// Says what a person wants; keeps nothing itself.
class MockPanel final : public QWidget {
    Q_OBJECT
public:
    explicit MockPanel(ThemeController &themes, QWidget *parent = nullptr);

    /// Shows the mock of a task, if it has one; what was typed and not kept stays until another task is shown. `task` tells
    /// it from all others.
    void show(const QString &task, const QStringList &ports, const std::optional<TaskMock> &mock);
    /// The mocks could not be written; none: they could.
    void showFailure(const std::optional<Error> &error);
    void focusEditor();
    void retranslate();

Q_SIGNALS:
    void mockRequested(const sluice::TaskMock &mock);
    void unmockRequested();

private:
    void build();
    void fill();
    void keep();
    void say();
    void dress();
    /// What is written there; none: the output is not one JSON value.
    [[nodiscard]] std::optional<TaskMock> written() const;
    [[nodiscard]] QString stateText() const;

    ThemeController &m_themes;
    QString m_task;
    QStringList m_portNames;
    std::optional<TaskMock> m_mock;
    std::optional<Error> m_failure;
    bool m_isFilling = false;
    QLabel *m_title;
    QLabel *m_state;
    QPushButton *m_write;
    QPushButton *m_remove;
    QWidget *m_editor;
    SegmentedControl *m_kind;
    CodeEdit *m_output;
    QLabel *m_portLabel;
    QComboBox *m_port;
    QLabel *m_classLabel;
    QComboBox *m_class;
    QLabel *m_messageLabel;
    QLineEdit *m_message;
    QLabel *m_problem;
    QPushButton *m_keep;
};

} // namespace sluice
