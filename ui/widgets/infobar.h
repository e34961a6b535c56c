#pragma once

#include "core/base/error.h"
#include "ui/theme/token.h"

#include <QFrame>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class FlowLayout;
class ThemeController;

/// A message in the page, in place of a box: icon, text, actions, *copy* and *close*. Hidden until it has something to
/// say. An error is worded here, and worded anew when the language changes.
class InfoBar final : public QFrame {
    Q_OBJECT
public:
    enum class Tone : quint8 { Info, Success, Warning, Danger };

    explicit InfoBar(ThemeController &theme, QWidget *parent = nullptr);

    /// Replaces what it says and takes all actions away. `detail` goes below in a smaller size, and may be empty.
    void showMessage(Tone tone, const QString &text, const QString &detail = {});
    void showError(const Error &error);
    /// Adds a button; `run` may hide the bar.
    QPushButton *addAction(const QString &text, std::function<void()> run);
    void clearActions();
    void setClosable(bool closable);
    void dismiss();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dress();
    void retranslate();
    void wordError();
    void setDetail(const QString &detail);
    void copy();
    [[nodiscard]] Token token() const;

    ThemeController &m_theme;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_detail = nullptr;
    FlowLayout *m_actions = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    Tone m_tone = Tone::Info;
    std::optional<Error> m_error;
};

} // namespace sluice
