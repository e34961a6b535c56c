#include "ui/widgets/pagestates.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {
constexpr int kLoadingAfterMs = 150;
} // namespace

PageStates::PageStates(QWidget *content, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_content(content)
    , m_notice(new EmptyState(theme))
    , m_staleBar(new QWidget(this))
    , m_stale(new QLabel(m_staleBar))
    , m_refresh(new QPushButton(m_staleBar))
    , m_stack(new QStackedWidget(this))
{
    m_stale->setObjectName(QStringLiteral("staleSince"));
    m_stale->setTextFormat(Qt::PlainText);
    m_stale->setWordWrap(true);
    m_refresh->setObjectName(QStringLiteral("staleRefresh"));
    auto *line = new QHBoxLayout(m_staleBar);
    line->setContentsMargins(space::kL, space::kXs, space::kL, space::kXs);
    line->setSpacing(space::kM);
    line->addWidget(m_stale, 1);
    line->addWidget(m_refresh);
    m_staleBar->hide();
    m_stack->addWidget(content);
    m_stack->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_staleBar);
    column->addWidget(m_stack, 1);
    m_loading.setSingleShot(true);
    m_loading.setInterval(kLoadingAfterMs);
    connect(&m_loading, &QTimer::timeout, this, &PageStates::showState);
    connect(m_refresh, &QPushButton::clicked, this, &PageStates::retryRequested);
    connect(m_notice, &EmptyState::actionTriggered, this, &PageStates::act);
    const auto dress = [this] {
        QPalette tone = m_stale->palette();
        tone.setColor(QPalette::WindowText, m_theme.color(Token::Warning));
        m_stale->setPalette(tone);
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
}

void PageStates::setState(PageState state)
{
    if (state == PageState::Loading && m_state == PageState::Loading)
        return;
    m_state = state;
    showStale();
    if (state == PageState::Loading) {
        m_loading.start();
        return;
    }
    m_loading.stop();
    showState();
}

void PageStates::setEmptyText(const QString &icon, const QString &headline, const QString &sentence,
                              const QString &action)
{
    m_emptyIcon = icon;
    m_emptyHeadline = headline;
    m_emptySentence = sentence;
    m_emptyAction = action;
    if (m_state == PageState::Empty)
        showState();
}

void PageStates::setFailure(const Error &error)
{
    m_error = error;
    m_refusal.reset();
    setState(missingRole(error) ? PageState::NotAllowed : PageState::Failed);
}

void PageStates::setStaleSince(const std::optional<QString> &since)
{
    m_silentSince = since;
    showStale();
}

void PageStates::setRefusal(const Error &error, bool hasContent, const QString &since)
{
    if (!hasContent) {
        setFailure(error);
        return;
    }
    m_refusal = Refusal{error, since};
    showStale();
}

void PageStates::clearRefusal()
{
    m_refusal.reset();
    showStale();
}

/// Either reason may come and go while the other stands.
void PageStates::showStale()
{
    QStringList lines;
    if (const auto since = m_refusal ? std::optional(m_refusal->since) : m_silentSince)
        lines += tr("Not refreshed since %1. What you see may have changed.").arg(*since);
    if (m_refusal) {
        lines += sentence(m_refusal->why);
        if (m_silentSince)
            lines += tr("The engine has told nothing new since %1.").arg(*m_silentSince);
    }
    m_stale->setText(lines.join(u'\n'));
    m_refresh->setText(tr("Try again"));
    m_refresh->setVisible(m_refusal.has_value());
    const bool hasContent = m_state != PageState::Failed && m_state != PageState::NotAllowed;
    m_staleBar->setVisible(hasContent && !lines.isEmpty());
}

void PageStates::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PageStates::retranslate()
{
    showStale();
    if (!m_loading.isActive())
        showState();
}

void PageStates::showState()
{
    switch (m_state) {
    case PageState::Ready:
        m_stack->setCurrentWidget(m_content);
        return;
    case PageState::Loading:
        m_notice->setIcon(QStringLiteral("view-refresh"));
        m_notice->setText(tr("Loading…"));
        m_notice->setAction({});
        break;
    case PageState::Empty:
        m_notice->setIcon(m_emptyIcon);
        m_notice->setText(m_emptyHeadline, m_emptySentence);
        m_notice->setAction(m_emptyAction);
        break;
    case PageState::NothingMatches:
        m_notice->setIcon(QStringLiteral("view-filter"));
        m_notice->setText(tr("Nothing matches the filters"));
        m_notice->setAction(tr("Clear filters"));
        break;
    case PageState::Failed: {
        const Wording wording = words(m_error);
        m_notice->setIcon(QStringLiteral("dialog-error"));
        m_notice->setText(wording.what, QStringList{wording.why, wording.next}.join(u' ').trimmed());
        m_notice->setAction(tr("Try again"));
        break;
    }
    case PageState::NotAllowed:
        m_notice->setIcon(QStringLiteral("lock"));
        m_notice->setText(tr("You may not see this"),
                          tr("It needs the role %1. Ask whoever looks after the engine for it.")
                              .arg(missingRole(m_error).value_or(QString())));
        m_notice->setAction(tr("Try again"));
        break;
    }
    m_stack->setCurrentWidget(m_notice);
}

void PageStates::act()
{
    switch (m_state) {
    case PageState::Empty:
        Q_EMIT actionRequested();
        break;
    case PageState::NothingMatches:
        Q_EMIT clearFiltersRequested();
        break;
    case PageState::Failed:
    case PageState::NotAllowed:
        Q_EMIT retryRequested();
        break;
    case PageState::Loading:
    case PageState::Ready:
        break;
    }
}

} // namespace sluice
