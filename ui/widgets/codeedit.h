#pragma once

#include <QRect>
#include <QWidget>

namespace sluice {

class ThemeController;

/// An editor for payloads and scripts in the colours of the theme. `Tab` moves on to the next widget, as everywhere;
/// use spaces to indent.
class CodeEdit final : public QWidget {
    Q_OBJECT
public:
    enum class Language : quint8 { Plain, Json, JavaScript, Sql };

    explicit CodeEdit(ThemeController &theme, QWidget *parent = nullptr);
    ~CodeEdit() override;

    void setLanguage(Language language);
    [[nodiscard]] Language language() const noexcept { return m_language; }
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isReadOnly() const;
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    /// Sets the text without an undo step; indents JSON when `pretty`. What is not JSON stays as it is.
    void setPayload(const QByteArray &payload, bool pretty = true);
    [[nodiscard]] QByteArray payload() const { return text().toUtf8(); }
    /// Where the caret is in the text, and on the screen in coordinates of the focus proxy.
    [[nodiscard]] int caret() const;
    [[nodiscard]] QRect caretRect() const;
    /// Puts `text` in place of what lies between two positions, as if it was typed; the caret stands behind it then.
    void replace(int from, int to, const QString &text);
    /// Chooses what lies between two positions, and shows it.
    void select(int from, int to);
    /// Marks a line (from 0) as wrong; -1: none.
    void setErrorLine(int line);
    /// Wraps long lines in place of scrolling sideways.
    void setWrapped(bool wrapped);

Q_SIGNALS:
    void textChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Editor;

    void dress();
    void markBound();

    ThemeController &m_theme;
    Editor *m_editor = nullptr;
    Language m_language = Language::Plain;
    int m_errorLine = -1;
};

} // namespace sluice
