#pragma once

#include "core/base/error.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace sluice {

class Card;
class InfoBar;
class ThemeController;

/// Asks over the window which engine it works with: the one in this program, or one that is served elsewhere.
///
/// The token is asked for and never shown again; left empty, the one that is kept is used. Thread: UI.
class EnginePanel final : public QWidget {
    Q_OBJECT
public:
    EnginePanel(ThemeController &theme, QWidget *parent);

    /// `address` is that of now; empty: the engine in this program.
    void ask(const QString &address);
    void showError(const Error &error);
    void retranslate();

Q_SIGNALS:
    /// `address` is empty for the engine in this program.
    void chosen(const QString &address, const QString &token);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void choose();

    ThemeController &m_theme;
    Card *m_card = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_text = nullptr;
    InfoBar *m_bar = nullptr;
    QRadioButton *m_here = nullptr;
    QRadioButton *m_elsewhere = nullptr;
    QLabel *m_addressLabel = nullptr;
    QLineEdit *m_address = nullptr;
    QLabel *m_tokenLabel = nullptr;
    QLineEdit *m_token = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_cancel = nullptr;
    QString m_now; ///< address of the engine that is used
};

} // namespace sluice
