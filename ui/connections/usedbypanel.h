#pragma once

#include "ui/connections/connectionuses.h"

#include <QWidget>

class QLabel;

namespace sluice {

class FlowLayout;
class ThemeController;

/// The tasks that use a connection, each a way to the node on its canvas.
class UsedByPanel final : public QWidget {
    Q_OBJECT
public:
    explicit UsedByPanel(ThemeController &theme, QWidget *parent = nullptr);

    void setUses(const std::vector<ConnectionUse> &uses);

Q_SIGNALS:
    void taskRequested(const QString &workflow, const QString &task);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void dress();
    void retranslate();

    ThemeController &m_theme;
    QLabel *m_title;
    FlowLayout *m_links;
    std::vector<ConnectionUse> m_uses;
    std::vector<QWidget *> m_shown;
    bool m_isFilled = false;
};

} // namespace sluice
