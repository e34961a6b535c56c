#include "ui/deadletters/bulkedit.h"

#include "ui/runs/jsondifference.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr std::array kEditKinds{EditKind::Set, EditKind::Remove, EditKind::Rename, EditKind::Script};
constexpr std::size_t kPlacesInLetter = 500;
constexpr int kFieldLines = 5;
constexpr int kFoundLines = 9;

} // namespace

BulkEdit::BulkEdit(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preview(engine)
    , m_kind(new QComboBox)
    , m_pathLabel(new QLabel)
    , m_path(new QLineEdit)
    , m_textLabel(new QLabel)
    , m_text(new QLineEdit)
    , m_script(new CodeEdit(theme))
    , m_same(new QRadioButton)
    , m_new(new QRadioButton)
    , m_effect(new QLabel)
    , m_look(new QPushButton)
    , m_progress(new QProgressBar)
    , m_summary(new QLabel)
    , m_found(new QWidget)
    , m_rows(new QListWidget)
    , m_find(new QLineEdit)
    , m_difference(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("bulkEdit"));
    const std::pair<QWidget *, const char *> names[] = {
        {m_kind, "bulkKind"},     {m_path, "bulkPath"},         {m_text, "bulkText"},
        {m_script, "bulkScript"}, {m_same, "bulkSameEffect"},   {m_new, "bulkNewEffect"},
        {m_look, "bulkPreview"},  {m_progress, "bulkProgress"}, {m_summary, "bulkSummary"},
        {m_rows, "bulkLetters"},  {m_find, "bulkFind"},         {m_difference, "bulkDifference"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    for (const EditKind each : kEditKinds)
        m_kind->addItem(QString(), static_cast<int>(each));
    m_script->setLanguage(CodeEdit::Language::JavaScript);
    m_effect->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_difference->setReadOnly(true);
    m_difference->setTabChangesFocus(true);
    m_rows->setUniformItemSizes(true);
    m_same->setChecked(true);
    layOut();
    const auto dress = [this] {
        const int line = fontMetrics().lineSpacing();
        m_script->setFixedHeight(kFieldLines * line);
        m_found->setFixedHeight(kFoundLines * line);
        m_difference->setFont(m_theme.theme().monospace());
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &BulkEdit::followKind);
    connect(m_path, &QLineEdit::textChanged, this, &BulkEdit::takeEdit);
    connect(m_text, &QLineEdit::textChanged, this, &BulkEdit::takeEdit);
    connect(m_script, &CodeEdit::textChanged, this, &BulkEdit::takeEdit);
    connect(m_path, &QLineEdit::returnPressed, this, &BulkEdit::preview);
    connect(m_text, &QLineEdit::returnPressed, this, &BulkEdit::preview);
    connect(m_new, &QRadioButton::toggled, this, &BulkEdit::tellEffect);
    connect(m_same, &QRadioButton::toggled, this, &BulkEdit::tellEffect);
    connect(m_look, &QPushButton::clicked, this, &BulkEdit::preview);
    connect(m_find, &QLineEdit::returnPressed, this, &BulkEdit::findLetter);
    connect(m_rows, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_preview.rows().size()))
            showLetter(m_preview.rows()[static_cast<std::size_t>(row)].letter);
    });
    connect(&m_preview, &EditPreview::changed, this, [this] {
        showRows();
        follow();
    });
    connect(&m_preview, &EditPreview::refused, this, [this](const Error &error) {
        m_refusal = error;
        follow();
    });
    connect(&m_preview, &EditPreview::shown, this, &BulkEdit::showDifference);
    retranslate();
    followKind();
}

void BulkEdit::layOut()
{
    auto *fields = new QGridLayout(this);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setHorizontalSpacing(space::kS);
    fields->setVerticalSpacing(space::kXs);
    fields->addWidget(m_kind, 0, 0);
    fields->addWidget(m_pathLabel, 0, 1);
    fields->addWidget(m_path, 0, 2);
    fields->addWidget(m_textLabel, 0, 3);
    fields->addWidget(m_text, 0, 4);
    fields->addWidget(m_script, 1, 0, 1, 5);
    auto *effects = new QHBoxLayout;
    effects->addWidget(m_same);
    effects->addWidget(m_new);
    effects->addStretch(1);
    effects->addWidget(m_look);
    fields->addLayout(effects, 2, 0, 1, 5);
    fields->addWidget(m_effect, 3, 0, 1, 5);
    fields->addWidget(m_progress, 4, 0, 1, 5);
    fields->addWidget(m_summary, 5, 0, 1, 5);
    fields->addWidget(m_found, 6, 0, 1, 5);
    fields->setColumnStretch(2, 2);
    fields->setColumnStretch(4, 3);
    m_pathLabel->setBuddy(m_path);
    m_textLabel->setBuddy(m_text);
    auto *found = new QGridLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    found->setSpacing(space::kXs);
    found->addWidget(m_rows, 0, 0);
    found->addWidget(m_find, 1, 0);
    found->addWidget(m_difference, 0, 1, 2, 1);
    found->setColumnStretch(0, 2);
    found->setColumnStretch(1, 3);
}

void BulkEdit::begin(std::vector<LetterId> letters)
{
    m_letters = std::move(letters);
    m_preview.forget();
    m_path->clear();
    m_text->clear();
    m_script->setText(QStringLiteral("Object.assign({}, input)"));
    m_same->setChecked(true);
    takeEdit();
}

EditKind BulkEdit::kind() const
{
    return static_cast<EditKind>(m_kind->currentData().toInt());
}

InputEdits BulkEdit::edits() const
{
    if (kind() == EditKind::Script)
        return {{EditKind::Script, {}, m_script->text()}};
    return {{kind(), m_path->text().trimmed(), kind() == EditKind::Remove ? QString() : m_text->text().trimmed()}};
}

bool BulkEdit::isNewEffect() const
{
    return m_new->isChecked();
}

bool BulkEdit::mayBeSent() const
{
    return m_preview.isWhole() && m_preview.edits() == edits() && m_preview.changing() > 0;
}

/// What was found out holds for the edit as it was.
void BulkEdit::takeEdit()
{
    const bool isSame = m_preview.edits() == edits() && (m_preview.isRunning() || m_preview.isWhole());
    if (isSame)
        return follow();
    m_refusal.reset();
    m_preview.forget();
    showRows();
    follow();
}

void BulkEdit::tellEffect()
{
    m_effect->setText(
        m_new->isChecked()
            ? tr("Each letter that changes takes a new idempotency key, and counts as a call of its own.")
            : tr("Each keeps its idempotency key, so that a system that has seen it does nothing twice."));
}

void BulkEdit::preview()
{
    m_refusal.reset();
    m_preview.begin(edits(), m_letters);
}

void BulkEdit::followKind()
{
    const bool isScript = kind() == EditKind::Script;
    for (QWidget *each : std::initializer_list<QWidget *>{m_pathLabel, m_path})
        each->setVisible(!isScript);
    for (QWidget *each : std::initializer_list<QWidget *>{m_textLabel, m_text})
        each->setVisible(kind() == EditKind::Set || kind() == EditKind::Rename);
    m_script->setVisible(isScript);
    m_textLabel->setText(kind() == EditKind::Rename ? tr("to") : tr("to the JSON"));
    m_text->setPlaceholderText(kind() == EditKind::Rename ? tr("new name")
                                                          : tr("\"EUR\"", "a JSON value, as an example"));
    m_text->setAccessibleName(kind() == EditKind::Rename ? tr("New name") : tr("New value, as JSON"));
    takeEdit();
}

void BulkEdit::follow()
{
    m_look->setEnabled(!m_preview.isRunning() && !m_letters.empty());
    m_progress->setVisible(m_preview.isRunning());
    m_progress->setRange(0, static_cast<int>(m_letters.size()));
    m_progress->setValue(static_cast<int>(m_preview.done()));
    m_summary->setText(summary());
    QPalette tone = m_summary->palette();
    tone.setColor(QPalette::WindowText, m_theme.color(m_refusal ? Token::Danger : Token::Text));
    m_summary->setPalette(tone);
    m_found->setVisible(m_preview.done() > 0);
    Q_EMIT changed();
}

QString BulkEdit::summary() const
{
    if (m_refusal)
        return sentence(*m_refusal);
    if (m_preview.done() == 0)
        return tr("See what the edit does before anything is sent.");
    const auto number = [](std::size_t count) { return static_cast<int>(count); };
    QStringList parts{tr("%n will change", nullptr, number(m_preview.changing()))};
    if (m_preview.staying() > 0)
        parts += tr("%n stay as they are, and are sent so", nullptr, number(m_preview.staying()));
    if (m_preview.unfit() > 0)
        parts += tr("%n do not fit, and are left out", nullptr, number(m_preview.unfit()));
    return parts.join(QStringLiteral(" · "));
}

void BulkEdit::showRows()
{
    const auto &rows = m_preview.rows();
    if (m_rows->count() > static_cast<int>(rows.size())) {
        m_rows->clear();
        m_difference->clear();
    }
    for (auto i = static_cast<std::size_t>(m_rows->count()); i < rows.size(); ++i) {
        const QString letter = rows[i].letter.toString();
        const QString text = rows[i].error     ? tr("Letter %1 is left out: %2").arg(letter, words(*rows[i].error).what)
                             : rows[i].changes ? tr("Letter %1 changes").arg(letter)
                                               : tr("Letter %1 stays as it is").arg(letter);
        auto *item = new QListWidgetItem(text, m_rows);
        item->setToolTip(rows[i].error ? sentence(*rows[i].error) : QString());
    }
    if (m_rows->count() > 0 && m_rows->currentRow() < 0)
        m_rows->setCurrentRow(0);
}

void BulkEdit::showLetter(const LetterId &letter)
{
    m_preview.show(letter);
}

void BulkEdit::showDifference(const EditedInput &input)
{
    QStringList lines{tr("Letter %1").arg(input.letter.toString())};
    if (input.error)
        lines += sentence(*input.error);
    const bool hasInput = !input.after.isEmpty() || !input.error;
    for (const JsonDifference &place :
         hasInput ? jsonDifferences(input.before, input.after, kPlacesInLetter) : std::vector<JsonDifference>()) {
        lines += place.path.isEmpty() ? tr("the whole input") : place.path;
        if (place.left)
            lines += QStringLiteral("  − ") + *place.left;
        if (place.right)
            lines += QStringLiteral("  + ") + *place.right;
    }
    if (!input.changes && !input.error)
        lines += tr("It stays as it is.");
    else if (lines.size() == 1)
        lines += tr("Only spaces or the order of keys change.");
    m_difference->setPlainText(lines.join(u'\n'));
}

/// Any letter can be looked at, whether it is in the list or not.
void BulkEdit::findLetter()
{
    const QString wanted = m_find->text().trimmed();
    const auto found = std::ranges::find(m_letters, wanted, &LetterId::toString);
    if (found == m_letters.end())
        m_difference->setPlainText(tr("There is no letter %1 among those chosen.").arg(wanted));
    else
        showLetter(*found);
}

void BulkEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BulkEdit::retranslate()
{
    m_kind->setItemText(0, tr("Set a value"));
    m_kind->setItemText(1, tr("Remove a value"));
    m_kind->setItemText(2, tr("Rename a key"));
    m_kind->setItemText(3, tr("JavaScript"));
    m_kind->setAccessibleName(tr("What is done to each input"));
    m_pathLabel->setText(tr("at"));
    m_path->setPlaceholderText(tr("customer.zip", "a path in JSON, as an example"));
    m_path->setAccessibleName(tr("Path in the input"));
    m_look->setText(tr("Show what it does"));
    m_same->setText(tr("The same effect"));
    m_new->setText(tr("A new effect"));
    tellEffect();
    m_rows->setAccessibleName(tr("Letters and what the edit does to them"));
    m_find->setPlaceholderText(tr("Show letter …"));
    m_find->setAccessibleName(tr("Number of a letter to be shown"));
    m_difference->setAccessibleName(tr("What changes in the letter"));
    m_progress->setAccessibleName(tr("Letters looked at"));
    m_script->setAccessibleName(tr("The new input, in JavaScript; input is the old one"));
    const int textOf = m_kind->currentIndex();
    const int shown = m_rows->currentRow();
    m_rows->clear();
    if (textOf >= 0)
        followKind();
    showRows(); // what was found out holds in every language
    if (shown > 0)
        m_rows->setCurrentRow(shown);
}

} // namespace sluice
