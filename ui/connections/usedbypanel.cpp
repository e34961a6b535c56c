#include "ui/connections/usedbypanel.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {
/// More than these are counted, not named.
constexpr std::size_t kMostLinks = 12;
constexpr qsizetype kLongestName = 48;

QString shortened(const QString &name)
{
    return name.size() > kLongestName ? name.left(kLongestName - 1) + u'…' : name;
}
} // namespace

UsedByPanel::UsedByPanel(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_links(new FlowLayout(space::kS))
{
    setObjectName(QStringLiteral("usedBy"));
    m_title->setObjectName(QStringLiteral("usedByTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, 0, space::kL, 0);
    column->setSpacing(space::kXs);
    column->addWidget(m_title);
    column->addLayout(m_links);
    connect(&theme, &ThemeController::changed, this, &UsedByPanel::dress);
    dress();
    retranslate();
}

void UsedByPanel::setUses(const std::vector<ConnectionUse> &uses)
{
    if (std::exchange(m_isFilled, true) && uses == m_uses)
        return;
    m_uses = uses;
    fill();
    retranslate();
}

void UsedByPanel::fill()
{
    for (QWidget *old : std::exchange(m_shown, {})) {
        m_links->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    for (std::size_t i = 0; i < std::min(m_uses.size(), kMostLinks); ++i) {
        const ConnectionUse &use = m_uses[i];
        auto *link = new QPushButton(this);
        link->setObjectName(QStringLiteral("usedBy_%1_%2").arg(use.workflow, use.task));
        link->setText(shortened(use.workflowName).replace(u'&', QStringLiteral("&&")) + QStringLiteral(" › ")
                      + shortened(use.taskName).replace(u'&', QStringLiteral("&&")));
        connect(link, &QPushButton::clicked, this,
                [this, workflow = use.workflow, task = use.task] { Q_EMIT taskRequested(workflow, task); });
        m_links->addWidget(link);
        link->show();
        m_shown.push_back(link);
    }
}

void UsedByPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void UsedByPanel::dress()
{
    auto palette = m_title->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_title->setPalette(palette);
}

void UsedByPanel::retranslate()
{
    const auto more = static_cast<int>(m_uses.size() - std::min(m_uses.size(), kMostLinks));
    m_title->setText(m_uses.empty() ? tr("No task uses it yet. Choose it in the inspector of a task.")
                     : more > 0     ? tr("Used by these tasks, and by %n more:", nullptr, more)
                                    : tr("Used by %n task(s):", nullptr, static_cast<int>(m_uses.size())));
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const ConnectionUse &use = m_uses[i];
        m_shown[i]->setToolTip(tr("Opens %1 in %2", "task, workflow").arg(use.taskName, use.workflowName));
        m_shown[i]->setAccessibleName(m_shown[i]->toolTip());
    }
}

} // namespace sluice
