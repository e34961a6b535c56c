#pragma once

#include "ui/widgets/card.h"

#include <QJsonValue>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

class FieldEditor;
class FlowLayout;
class FormRow;

/// Asks, in the page, for the input of a run: JSON, checked as it is typed. It is run with, or kept in the workflow under a
/// name. Escape closes it; Ctrl+Return runs.
class InputSheet final : public Card {
    Q_OBJECT
public:
    explicit InputSheet(ThemeController &themes, QWidget *parent = nullptr);

    /// `workflow` is what people call it; the keyboard goes to the input, or with `toSave` to the name.
    void begin(const QString &workflow, const QJsonValue &input, bool toSave);
    /// Undefined: none.
    [[nodiscard]] const QJsonValue &input() const noexcept { return m_input; }
    /// What is wrong with the name, and whether an input of that name would be replaced.
    void judgeName(const QString &problem, bool replaces);

    /// Its height goes by its width, and yet can be less: what asks for a height by width is never given less.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void runRequested(const QJsonValue &input);
    void saveRequested(const QString &name, const QJsonValue &input);
    /// What of this name?
    void nameEdited(const QString &name);
    void cancelled();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void follow();
    void run();
    void save();

    ThemeController &m_themes;
    QString m_workflow;
    QJsonValue m_input = QJsonValue::Undefined;
    QString m_nameProblem;
    bool m_replaces = false;
    QLabel *m_head;
    FieldEditor *m_editor;
    FormRow *m_inputRow;
    QLineEdit *m_name;
    FormRow *m_nameRow;
    QPushButton *m_run;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace sluice
