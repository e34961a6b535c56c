#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class Card;
class InfoBar;
class Preferences;
class ThemeController;

/// Shown when there is no workspace to open, or when the one asked for could not be: what is wrong, and the ways on.
class StartWindow final : public QWidget {
    Q_OBJECT
public:
    StartWindow(ThemeController &theme, Preferences &preferences, QWidget *parent = nullptr);

    void showError(const Error &error);

Q_SIGNALS:
    void openRequested(const QString &folder);
    void newRequested(const QString &folder);
    void sampleRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void dress();
    void fillRecent();
    void chooseFolder(bool isNew);

    ThemeController &m_theme;
    Preferences &m_preferences;
    InfoBar *m_bar = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_sample = nullptr;
    QLabel *m_recentTitle = nullptr;
    QVBoxLayout *m_recent = nullptr;
    std::vector<QPushButton *> m_folders;
};

} // namespace sluice
