#include "ui/design/armedline.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statechip.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>

namespace sluice {

ArmedLine::ArmedLine(ThemeController &themes, QAction &armThis, QWidget *parent)
    : QWidget(parent)
    , m_next(new QLabel(this))
    , m_changed(new StateChip(themes, this))
    , m_arm(new QToolButton(this))
{
    setObjectName(QStringLiteral("armedLine"));
    m_next->setObjectName(QStringLiteral("armedNext"));
    m_next->setTextFormat(Qt::PlainText);
    m_next->setWordWrap(true);
    m_next->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_changed->setObjectName(QStringLiteral("armedChanged"));
    m_arm->setObjectName(QStringLiteral("armThis"));
    m_arm->setDefaultAction(&armThis);
    m_arm->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *row = new FlowLayout(space::kM, this);
    row->setFilling(true);
    row->setContentsMargins(space::kM, 0, space::kS, space::kXs);
    row->addWidget(m_next);
    row->addWidget(m_changed);
    row->addWidget(m_arm);
    retranslate();
    hide();
}

void ArmedLine::show(const QString &next, bool differs, const QString &details)
{
    m_next->setText(next);
    m_next->setToolTip(details);
    m_changed->setVisible(differs);
    m_arm->setVisible(differs);
    setVisible(true);
}

void ArmedLine::retranslate()
{
    setAccessibleName(tr("What is armed"));
    m_changed->setState({Shape::Triangle, Token::Warning}, tr("changed since armed"));
}

} // namespace sluice
