#include "ui/runs/attemptsview.h"

#include "ui/models/listview.h"
#include "ui/runs/payloadview.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
/// From this width on, at a font scale of 1, the response has room beside the attempts.
constexpr int kSideBySide = 960;
} // namespace

AttemptsView::AttemptsView(ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_list(new ListView(theme))
    , m_error(new QLabel)
    , m_split(new QSplitter(Qt::Vertical))
    , m_below(new QWidget)
    , m_response(new PayloadView(theme, name + QStringLiteral("Response")))
{
    m_list->setObjectName(name + QStringLiteral("Attempts"));
    m_list->setModel(&m_model);
    m_list->setColumnWidths({80, 112, 84, 80, 0});
    m_error->setObjectName(name + QStringLiteral("AttemptError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setFocusPolicy(Qt::StrongFocus); // so that it is reached, read and copied by key, too
    m_error->setContentsMargins(space::kM, space::kS, space::kM, space::kXs);
    auto *below = new QVBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    // Neither stands in the middle of the room that is left over.
    below->addWidget(m_error, 0, Qt::AlignTop);
    below->addWidget(m_response, 1);
    below->addStretch(0);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_list);
    m_split->addWidget(m_below);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_isSharedByHand = true; });
    m_below->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_split);
    connect(m_list, &ListView::currentRowChanged, this, &AttemptsView::showChosen);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &AttemptsView::showChosen);
    retranslate();
    showChosen();
}

void AttemptsView::setAttempts(std::vector<AttemptRecord> attempts, WallTime now)
{
    // Who looks at the newest attempt keeps looking at the newest.
    const bool followsNewest = m_list->currentIndex().row() <= 0;
    m_model.setAttempts(std::move(attempts), now);
    if (followsNewest && m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0, 0));
    showChosen();
    share();
}

/// A few attempts leave the room to what the chosen one says, until somebody shares it out by hand.
void AttemptsView::share()
{
    if (m_isSharedByHand || m_split->orientation() != Qt::Vertical || m_below->isHidden())
        return;
    const QList<int> sizes = m_list->shareOf(m_split->height());
    if (m_split->sizes() != sizes)
        m_split->setSizes(sizes);
}

void AttemptsView::showChosen()
{
    const AttemptRecord *attempt = m_model.attempt(m_list->currentIndex());
    if (!attempt)
        return m_below->hide();
    QStringList lines;
    if (attempt->outcome == AttemptOutcome::Failed) {
        if (attempt->error != m_known)
            lines += sentence(attempt->error);
        lines += explanation(attempt->failureClass);
    }
    if (attempt->retryAt)
        lines += tr("The next attempt was due at %1.").arg(exactMomentText(*attempt->retryAt));
    const bool answered = !attempt->response.isEmpty();
    if (attempt->outcome == AttemptOutcome::Failed && !answered)
        lines += tr("There was no response.");
    // Of a success without a response there is nothing to say.
    m_below->setVisible(!lines.isEmpty() || answered);
    m_error->setText(lines.join(u'\n'));
    m_error->setVisible(!lines.isEmpty());
    fitError();
    m_response->setVisible(answered);
    if (answered)
        m_response->setPayload(attempt->response);
    else
        m_response->setAbsent({});
}

void AttemptsView::fitError()
{
    // A splitter does not ask how high a wrapped text is at its width.
    if (!m_error->isHidden())
        m_error->setFixedHeight(std::max(0, m_error->heightForWidth(m_below->width())));
}

void AttemptsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= kSideBySide * m_theme.theme().fontScale();
    m_split->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    share();
}

bool AttemptsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_below && event->type() == QEvent::Resize)
        fitError();
    return QWidget::eventFilter(watched, event);
}

void AttemptsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AttemptsView::retranslate()
{
    m_list->setAccessibleName(tr("Attempts, newest first"));
    m_response->setAccessibleTitle(tr("Response of the attempt"));
    m_model.retranslate();
    showChosen();
}

} // namespace sluice
