#include "ui/design/runpicker.h"

#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/versionwords.h"

#include <QCheckBox>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <map>

namespace sluice {

namespace {

constexpr quint32 kRecent = 100;
constexpr quint32 kOlder = 1000;
constexpr int kNothingRow = 0;
constexpr int kAllRow = 1;
constexpr int kFirstRun = 2;
constexpr int kPopupWidth = 360;
constexpr int kPopupHeight = 320;
constexpr int kStateSize = 14;

QIcon stateIcon(RunState state, const Theme &theme)
{
    QPixmap picture(kStateSize * 2, kStateSize * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(theme.color(Token::Surface));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, {1, 1, kStateSize - 2, kStateSize - 2}, glyphOf(state), theme);
    return picture;
}

} // namespace

RunPicker::RunPicker(EngineClient &engine, ThemeController &themes, QWidget *parent)
    : QToolButton(parent)
    , m_engine(engine)
    , m_themes(themes)
{
    setObjectName(QStringLiteral("runPicker"));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    buildList();
    connect(this, &QToolButton::clicked, this, &RunPicker::open);
    connect(&themes, &ThemeController::changed, this, &RunPicker::dress);
    retranslate();
    dress();
}

void RunPicker::buildList()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setObjectName(QStringLiteral("runPickerPopup"));
    popup->setFrameShape(QFrame::StyledPanel);
    m_popup = popup;
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("runPickerSearch"));
    m_search->setClearButtonEnabled(true);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("runPickerList"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({kStateSize, kStateSize});
    m_none = new QLabel;
    m_none->setObjectName(QStringLiteral("runPickerNone"));
    m_none->setWordWrap(true);
    m_follow = new QCheckBox;
    m_follow->setObjectName(QStringLiteral("followNewest"));
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_none);
    column->addWidget(m_follow);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &RunPicker::filter);
    connect(m_list, &QListWidget::itemClicked, this, &RunPicker::choose);
    connect(m_follow, &QCheckBox::clicked, this, &RunPicker::followChosen);
}

void RunPicker::setWorkflow(const QString &workflow)
{
    if (std::exchange(m_workflow, workflow) == workflow)
        return;
    ++m_question;
    m_isAsking = false;
    m_isFailed = false;
    m_runs.clear();
    m_total = 0;
    m_popup->hide();
}

void RunPicker::tell(CanvasShows shows, std::optional<RunId> run, bool follows)
{
    m_shows = shows;
    m_run = run;
    m_follows = follows;
    m_follow->setChecked(follows);
    say();
}

void RunPicker::open()
{
    m_runs.resize(std::min<std::size_t>(m_runs.size(), kRecent)); // who searched last time, has found it
    m_search->clear();
    m_wasMoved = false;
    ask(0, kRecent);
    fill(); // and says that they are read
    const double scale = m_themes.theme().fontScale();
    m_popup->resize(qRound(kPopupWidth * scale), qRound(kPopupHeight * scale));
    QPoint place = mapToGlobal(QPoint(0, height()));
    const QRect room = screen()->availableGeometry();
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - m_popup->width())));
    place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - m_popup->height())));
    m_popup->move(place);
    m_popup->show();
    m_search->setFocus();
}

void RunPicker::ask(quint32 offset, quint32 count)
{
    RunFilter wanted;
    wanted.workflow = m_workflow;
    m_isAsking = true;
    m_isFailed = false;
    const quint64 question = ++m_question;
    m_engine.listRuns(wanted, {offset, count}, this, [this, question, offset](const Result<Page<RunSummary>> &found) {
        if (question != m_question)
            return;
        m_isAsking = false;
        m_isFailed = !found;
        if (found)
            take(*found, offset);
        else
            filter();
    });
}

/// Runs that began meanwhile push the older ones on: what is known already does not come twice.
void RunPicker::take(const Page<RunSummary> &page, quint32 offset)
{
    m_total = page.total;
    if (offset == 0 || m_runs.empty()) {
        m_runs = page.rows;
        return fill();
    }
    const std::size_t known = m_runs.size();
    std::ranges::copy_if(page.rows, std::back_inserter(m_runs), [oldest = m_runs.back().id](const RunSummary &run) {
        return number(run.id) < number(oldest);
    });
    if (m_runs.size() == known)
        m_total = known; // there are no older ones
    addRows(known);
    filter();
}

/// The choice stays where it was.
void RunPicker::fill()
{
    const QVariant kept = m_wasMoved && m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole) : QVariant();
    m_list->clear();
    auto *nothing = new QListWidgetItem(tr("Nothing"), m_list);
    nothing->setData(Qt::UserRole, QStringLiteral("nothing"));
    auto *all = new QListWidgetItem(tr("All active runs"), m_list);
    all->setData(Qt::UserRole, QStringLiteral("all"));
    int current = m_shows == CanvasShows::AllActive ? kAllRow : kNothingRow;
    addRows(0);
    for (std::size_t at = 0; at < m_runs.size() && m_shows == CanvasShows::OneRun; ++at) {
        if (m_run == m_runs[at].id)
            current = kFirstRun + static_cast<int>(at);
    }
    for (int row = 0; row < m_list->count(); ++row) {
        if (kept.isValid() && m_list->item(row)->data(Qt::UserRole) == kept)
            current = row;
    }
    m_list->setCurrentRow(current);
    filter();
}

void RunPicker::addRows(std::size_t from)
{
    const WallTime now = m_engine.snapshot().taken;
    // At once: each row that comes on its own goes through all rows that are hidden.
    QStringList texts;
    for (std::size_t at = from; at < m_runs.size(); ++at) {
        const RunSummary &run = m_runs[at];
        QStringList parts{tr("Run %1").arg(runText(number(run.id))), word(run)};
        if (const QString version = versionText(run.label); !version.isEmpty())
            parts << version;
        parts << momentText(run.started, now);
        texts << parts.join(QStringLiteral(" · "));
    }
    int place = m_list->count();
    m_list->addItems(texts);
    std::map<RunState, QIcon> icons;
    for (; from < m_runs.size(); ++from, ++place) {
        const RunSummary &run = m_runs[from];
        auto *row = m_list->item(place);
        QIcon &icon = icons[run.state];
        if (icon.isNull())
            icon = stateIcon(run.state, m_themes.theme());
        row->setIcon(icon);
        row->setData(Qt::UserRole, QString::number(number(run.id)));
    }
}

void RunPicker::filter()
{
    const QString text = m_search->text().trimmed();
    int shown = 0;
    int first = -1;
    int exact = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool fits = m_list->item(row)->text().contains(text, Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!fits);
        shown += fits ? 1 : 0;
        if (fits && first < 0)
            first = row;
        if (fits && m_list->item(row)->data(Qt::UserRole) == text)
            exact = row;
    }
    if (exact >= 0 && !m_wasMoved) // whoever types a number, means that run
        m_list->setCurrentRow(exact);
    if (first >= 0 && (m_list->currentRow() < 0 || m_list->currentItem()->isHidden()))
        m_list->setCurrentRow(first);
    const QString note = noteOn(shown);
    m_none->setText(note);
    m_none->setVisible(!note.isEmpty());
    // Whoever searches looks for older ones too.
    if (!text.isEmpty() && m_popup->isVisible() && !m_isAsking && !m_runs.empty() && !isAllRead())
        ask(static_cast<quint32>(m_runs.size()), kOlder);
}

/// Why there is nothing, or not all.
QString RunPicker::noteOn(int shown) const
{
    const QString text = m_search->text().trimmed();
    if (m_isFailed)
        return tr("The runs cannot be read at the moment. Open this list once more to try again.");
    if (m_runs.empty() && (text.isEmpty() || m_isAsking))
        return m_isAsking ? tr("Reading the runs…") : tr("This workflow has not run yet.");
    if (!text.isEmpty() && !isAllRead())
        return tr("Looking through older runs…");
    if (shown == 0)
        return tr("Nothing here has “%1” in it.").arg(text);
    if (m_runs.size() < m_total)
        return text.isEmpty() ? tr("The newest %1 of %2 runs. Type to look through older ones.")
                                    .arg(numberText(quint64(m_runs.size())), numberText(m_total))
                              : tr("Searched in the newest %1 of %2 runs.")
                                    .arg(numberText(quint64(m_runs.size())), numberText(m_total));
    return {};
}

void RunPicker::choose()
{
    const auto *row = m_list->currentItem();
    if (!row || row->isHidden())
        return;
    const int at = m_list->row(row);
    m_popup->hide();
    if (at == kNothingRow)
        Q_EMIT nothingChosen();
    else if (at == kAllRow)
        Q_EMIT allChosen();
    else
        Q_EMIT runChosen(m_runs[static_cast<std::size_t>(at - kFirstRun)].id);
}

bool RunPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QToolButton::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        m_popup->hide();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = key->key() == Qt::Key_Down ? 1 : -1;
        int row = m_list->currentRow() + step;
        while (row >= 0 && row < m_list->count() && m_list->item(row)->isHidden())
            row += step;
        m_wasMoved = true;
        if (row >= 0 && row < m_list->count())
            m_list->setCurrentRow(row);
        return true;
    }
    default:
        return QToolButton::eventFilter(watched, event);
    }
}

/// Says what is shown.
void RunPicker::say()
{
    QString text = tr("Shows: nothing");
    if (m_shows == CanvasShows::AllActive)
        text = tr("Shows: all active runs");
    else if (m_shows == CanvasShows::OneRun && m_run)
        text = m_follows ? tr("Shows: run %1, the newest").arg(runText(number(*m_run)))
                         : tr("Shows: run %1").arg(runText(number(*m_run)));
    else if (m_follows)
        text = tr("Shows: the newest run");
    setText(text);
    setAccessibleName(tr("What the canvas shows"));
    setAccessibleDescription(text);
    setToolTip(tr("Choose which runs the canvas shows"));
}

void RunPicker::dress()
{
    setIcon(m_themes.icon(QStringLiteral("layer-visible-on")));
    if (m_popup->isVisible())
        fill();
}

void RunPicker::retranslate()
{
    m_search->setPlaceholderText(tr("Number, state, version or time"));
    m_search->setAccessibleName(tr("Find a run"));
    m_list->setAccessibleName(tr("What the canvas can show"));
    m_follow->setText(tr("Follow the newest run"));
    m_follow->setToolTip(tr("Each new run of this workflow takes the place of the one that is shown"));
    say();
}

} // namespace sluice
