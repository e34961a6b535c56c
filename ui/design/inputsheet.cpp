#include "ui/design/inputsheet.h"

#include "ui/inspector/fieldeditor.h"
#include "ui/inspector/formrow.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/columnscroll.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kLeastLinesShown = 3;

FieldEditor *makeInputEditor(ThemeController &themes, QWidget *parent)
{
    ParamInfo json;
    json.kind = ParamKind::Json;
    return makeFieldEditor(json, FieldContext{themes, {}, {}, {}}, QStringLiteral("runInput"), parent);
}

/// As high as its rows want to be; where there is less room, in a small window with large words, they are scrolled.
class SheetRows final : public ColumnScroll {
public:
    using ColumnScroll::ColumnScroll;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QSize wanted = widget()->sizeHint();
        const bool isBroken = widget()->hasHeightForWidth(); // into lines, by its width
        return {wanted.width(), isBroken ? widget()->heightForWidth(viewport()->width()) : wanted.height()};
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {ColumnScroll::minimumSizeHint().width(), kLeastLinesShown * fontMetrics().lineSpacing()};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        ColumnScroll::resizeEvent(event);
        if (event->oldSize().width() != event->size().width())
            updateGeometry();
    }
};

} // namespace

InputSheet::InputSheet(ThemeController &themes, QWidget *parent)
    : Card(themes, parent)
    , m_themes(themes)
    , m_head(new QLabel(this))
    , m_editor(makeInputEditor(themes, this))
    , m_inputRow(new FormRow(themes, m_editor, QStringLiteral("problem_runInput"), true, this))
    , m_name(new QLineEdit(this))
    , m_nameRow(new FormRow(themes, m_name, QStringLiteral("problem_inputName"), true, this))
    , m_run(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("inputSheet"));
    m_name->setObjectName(QStringLiteral("inputName"));
    m_run->setObjectName(QStringLiteral("inputRun"));
    m_save->setObjectName(QStringLiteral("inputSave"));
    m_cancel->setObjectName(QStringLiteral("inputCancel"));
    m_run->setProperty("accent", true);
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    auto *buttons = new FlowLayout(space::kS);
    for (auto *button : {m_run, m_save, m_cancel})
        buttons->addWidget(button);
    auto *rows = new QWidget(this);
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_head);
    column->addWidget(m_inputRow);
    column->addWidget(m_nameRow);
    auto *scroll = new SheetRows(this);
    scroll->setWidget(rows);
    scroll->viewport()->setAutoFillBackground(false); // it lies on a card
    rows->setAutoFillBackground(false);
    body()->addWidget(scroll);
    body()->addLayout(buttons);
    connect(m_editor, &FieldEditor::edited, this, [this](const QJsonValue &input) {
        m_input = input;
        follow();
    });
    connect(m_editor, &FieldEditor::complaintChanged, this, &InputSheet::follow);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) { Q_EMIT nameEdited(name.trimmed()); });
    connect(m_name, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    connect(m_run, &QPushButton::clicked, this, &InputSheet::run);
    connect(m_save, &QPushButton::clicked, this, &InputSheet::save);
    connect(m_cancel, &QPushButton::clicked, this, &InputSheet::cancelled);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, m_run, &QPushButton::click);
    }
    // A code editor takes Escape for itself.
    QWidget *inner = m_editor;
    while (inner->focusProxy())
        inner = inner->focusProxy();
    inner->installEventFilter(this);
    connect(&themes, &ThemeController::changed, this, &InputSheet::retranslate);
    retranslate();
    hide();
}

QSize InputSheet::sizeHint() const
{
    return {Card::sizeHint().width(), layout()->totalHeightForWidth(width())};
}

QSize InputSheet::minimumSizeHint() const
{
    return {Card::minimumSizeHint().width(), layout()->totalMinimumHeightForWidth(width())};
}

void InputSheet::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void InputSheet::begin(const QString &workflow, const QJsonValue &input, bool toSave)
{
    m_workflow = workflow;
    m_input = input;
    m_editor->setValue(input);
    m_name->clear();
    m_nameRow->setVisible(toSave);
    judgeName({}, false);
    retranslate();
    show();
    (toSave ? static_cast<QWidget *>(m_name) : m_editor)->setFocus(Qt::OtherFocusReason);
}

void InputSheet::judgeName(const QString &problem, bool replaces)
{
    m_nameProblem = problem;
    m_replaces = replaces;
    follow();
}

/// The buttons do what they say, and only what they can.
void InputSheet::follow()
{
    const bool isSound = m_editor->complaint().isEmpty();
    const QString name = m_name->text().trimmed();
    const bool isNaming = m_nameRow->isVisibleTo(this);
    m_inputRow->setProblem(m_editor->complaint(), true);
    m_nameRow->setProblem(name.isEmpty() ? QString() : m_nameProblem, true);
    m_run->setEnabled(isSound);
    m_save->setEnabled(isSound && (!isNaming || (!name.isEmpty() && m_nameProblem.isEmpty())));
    m_save->setText(!isNaming    ? tr("Save this input as…")
                    : m_replaces ? tr("Replace the saved input %1").arg(name)
                                 : tr("Save this input"));
}

void InputSheet::run()
{
    Q_EMIT runRequested(m_input);
}

/// The first time it asks for the name.
void InputSheet::save()
{
    if (m_nameRow->isVisibleTo(this)) {
        Q_EMIT saveRequested(m_name->text().trimmed(), m_input);
        return;
    }
    m_nameRow->show();
    m_name->setFocus(Qt::OtherFocusReason);
    follow();
}

void InputSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        Card::keyPressEvent(event);
}

bool InputSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return true;
    }
    return Card::eventFilter(watched, event);
}

void InputSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void InputSheet::retranslate()
{
    m_head->setText(tr("Run %1 with an input").arg(m_workflow));
    m_head->setFont(m_themes.theme().font(TypeSize::Base, QFont::DemiBold));
    m_inputRow->setTexts(tr("Input"), tr("JSON. Empty: the run has no input."), false);
    m_nameRow->setTexts(tr("Save it as"), tr("Kept in the workflow, among its triggers."), false);
    m_editor->setFieldName(tr("Input of the run"));
    m_name->setAccessibleName(tr("Name of the saved input"));
    m_run->setText(tr("Run with this input"));
    m_run->setToolTip(
        tr("Run with this input (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
    m_cancel->setText(tr("Cancel"));
    setAccessibleName(tr("Run with an input"));
    follow();
}

} // namespace sluice
