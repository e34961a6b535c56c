#include "ui/deadletters/letterbin.h"

#include "core/run/machine.h"
#include "ui/deadletters/binmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pagestates.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

namespace {

constexpr quint32 kMostInBin = 1000;
constexpr Milliseconds kBinInterval{500};

} // namespace

LetterBin::LetterBin(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_refresher(kBinInterval)
    , m_model(new BinModel(this))
    , m_list(new ListView(theme))
    , m_states(new PageStates(m_list, theme))
    , m_head(new QLabel)
    , m_about(new QLabel)
    , m_unshown(new QLabel)
    , m_restore(new QPushButton)
    , m_back(new QPushButton)
{
    build(theme);
    connect(&m_refresher, &Refresher::due, this, &LetterBin::ask);
    connect(&engine, &EngineClient::snapshotChanged, this, [this] {
        if (isVisible() && m_engine.snapshot().lettersRevision != m_revision)
            m_refresher.request();
    });
    connect(m_list, &ListView::selectedRowsChanged, this, &LetterBin::follow);
    connect(m_back, &QPushButton::clicked, this, &LetterBin::backRequested);
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(chosen()); });
    connect(m_states, &PageStates::retryRequested, &m_refresher, &Refresher::requestNow);
    m_states->setState(PageState::Loading);
    retranslate();
}

void LetterBin::build(ThemeController &theme)
{
    setObjectName(QStringLiteral("letterBin"));
    m_list->setObjectName(QStringLiteral("bin"));
    m_states->setObjectName(QStringLiteral("binStates"));
    m_about->setObjectName(QStringLiteral("binAbout"));
    m_unshown->setObjectName(QStringLiteral("binUnshown"));
    m_unshown->setTextFormat(Qt::PlainText);
    m_unshown->setWordWrap(true);
    m_unshown->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    m_restore->setObjectName(QStringLiteral("binRestore"));
    m_back->setObjectName(QStringLiteral("binBack"));
    m_restore->setProperty("accent", true);
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnWidths({84, 112, 112, 280, 84, 120, 116, 0});
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(space::kL, space::kS, space::kL, 0);
    words->setSpacing(space::kXs);
    words->addWidget(m_head);
    words->addWidget(m_about);
    auto *row = new FlowLayout(space::kS);
    row->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    row->addWidget(m_back);
    row->addWidget(m_restore);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(words);
    column->addLayout(row);
    column->addWidget(m_states, 1);
    column->addWidget(m_unshown);
    setFocusProxy(m_list);
    const auto dress = [this, &theme] {
        m_head->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold));
        QPalette quiet = m_about->palette();
        quiet.setColor(QPalette::WindowText, theme.color(Token::Muted));
        m_about->setPalette(quiet);
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
}

void LetterBin::setNames(const WorkflowNames &names)
{
    m_model->setNames(names);
}

void LetterBin::setUnderWay(bool underWay)
{
    m_isUnderWay = underWay;
    follow();
    if (!underWay && isVisible())
        m_refresher.requestNow();
}

void LetterBin::ask()
{
    const EngineSnapshot &now = m_engine.snapshot();
    m_revision = now.lettersRevision;
    LetterFilter filter;
    filter.state = LetterState::Discarded;
    filter.changedFrom = now.taken - kDiscardUndo;
    filter.isDecided = true; // the others were closed with their run, and come back with it
    filter.byChange = true;
    m_engine.listLetters(filter, {0, kMostInBin}, this, [this](const Result<Page<LetterSummary>> &answer) {
        take(answer);
        m_refresher.answered();
    });
}

void LetterBin::take(const Result<Page<LetterSummary>> &answer)
{
    if (!answer)
        return m_states->setFailure(answer.error());
    m_total = answer->total;
    m_model->setLetters(answer->rows, m_engine.snapshot().taken);
    const bool isEmpty = m_model->rowCount() == 0;
    m_states->setState(isEmpty ? PageState::Empty : PageState::Ready);
    // Once: after letters were restored, a second click may not hit those that take their place.
    if (!isEmpty && !std::exchange(m_didChoose, true))
        m_list->setCurrentIndex(m_model->index(0, 0));
    follow();
}

std::vector<LetterId> LetterBin::chosen() const
{
    std::vector<LetterId> ids;
    for (const QModelIndex &row : m_list->selectionModel()->selectedRows()) {
        if (const LetterSummary *letter = m_model->letter(row.row()))
            ids.push_back(letter->id);
    }
    return ids;
}

void LetterBin::follow()
{
    const auto ids = chosen();
    const int unshown = static_cast<int>(m_total) - m_model->rowCount();
    m_unshown->setVisible(unshown > 0 && m_model->rowCount() > 0);
    m_unshown->setText(tr("… and %n more letter(s) that were discarded before these", nullptr, unshown));
    m_restore->setEnabled(!ids.empty() && !m_isUnderWay);
    m_restore->setText(ids.size() == 1 ? tr("Restore letter %1").arg(ids.front().toString())
                                       : tr("Restore %n letter(s)", nullptr, static_cast<int>(ids.size())));
    m_restore->setToolTip(
        tr("The run that failed goes on as after a restart, and its letters wait for a decision again"));
}

void LetterBin::retranslate()
{
    m_head->setText(tr("Bin"));
    m_about->setText(tr("What was discarded in the last %n day(s). It can be restored until that time is over.",
                        nullptr, static_cast<int>(kDiscardUndo.count())));
    m_back->setText(tr("Back to the letters"));
    m_list->setAccessibleName(tr("Discarded letters, the last one first"));
    m_states->setEmptyText(QStringLiteral("mail-mark-read"), tr("The bin is empty"),
                           tr("Letters that are discarded come here, and can be restored for a while."), QString());
    m_model->retranslate();
    follow();
}

void LetterBin::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LetterBin::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_didChoose = false;
    m_refresher.requestNow();
}

void LetterBin::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sluice
