#include "ui/inspector/mockpanel.h"

#include "core/base/jsonvalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

enum MockKind { GivesOutput, Fails };
constexpr int kMockLines = 5;
/// Classes that a task's own attempt can end with.
constexpr std::array kMockFailures{FailureClass::Permanent, FailureClass::Transient, FailureClass::Unknown};

} // namespace

MockPanel::MockPanel(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_write(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_editor(new QWidget(this))
    , m_kind(new SegmentedControl(themes, m_editor))
    , m_output(new CodeEdit(themes, m_editor))
    , m_portLabel(new QLabel(m_editor))
    , m_port(new QComboBox(m_editor))
    , m_classLabel(new QLabel(m_editor))
    , m_class(new QComboBox(m_editor))
    , m_messageLabel(new QLabel(m_editor))
    , m_message(new QLineEdit(m_editor))
    , m_problem(new QLabel(m_editor))
    , m_keep(new QPushButton(m_editor))
{
    build();
    connect(m_write, &QPushButton::toggled, this, [this](bool isOn) {
        if (isOn)
            fill();
        m_editor->setVisible(isOn);
        say();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_write->setChecked(false);
        Q_EMIT unmockRequested();
    });
    connect(m_keep, &QPushButton::clicked, this, &MockPanel::keep);
    connect(m_kind, &SegmentedControl::currentChanged, this, &MockPanel::say);
    connect(m_output, &CodeEdit::textChanged, this, &MockPanel::say);
    connect(m_port, &QComboBox::currentIndexChanged, this, &MockPanel::say);
    connect(m_class, &QComboBox::currentIndexChanged, this, &MockPanel::say);
    connect(m_message, &QLineEdit::textChanged, this, &MockPanel::say);
    connect(&themes, &ThemeController::changed, this, &MockPanel::dress);
    retranslate();
    dress();
}

void MockPanel::build()
{
    setObjectName(QStringLiteral("mockPanel"));
    m_state->setObjectName(QStringLiteral("mockState"));
    m_write->setObjectName(QStringLiteral("writeMock"));
    m_write->setCheckable(true);
    m_remove->setObjectName(QStringLiteral("removeMock"));
    m_kind->setObjectName(QStringLiteral("mockKind"));
    m_output->setObjectName(QStringLiteral("mockOutput"));
    m_output->setLanguage(CodeEdit::Language::Json);
    m_output->setWrapped(true);
    m_port->setObjectName(QStringLiteral("mockPort"));
    m_class->setObjectName(QStringLiteral("mockFailure"));
    m_message->setObjectName(QStringLiteral("mockMessage"));
    m_problem->setObjectName(QStringLiteral("problem_mock"));
    m_keep->setObjectName(QStringLiteral("keepMock"));
    for (auto *label : {m_state, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_portLabel->setBuddy(m_port);
    m_classLabel->setBuddy(m_class);
    m_messageLabel->setBuddy(m_message);
    auto *fields = new QVBoxLayout(m_editor);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(space::kXs);
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_output, m_portLabel, m_port, m_classLabel, m_class,
                                                           m_messageLabel, m_message, m_problem})
        fields->addWidget(field);
    fields->addWidget(m_keep, 0, Qt::AlignLeft);
    m_editor->hide();
    // In a small window each line counts: what can be done stands beside the title.
    auto *head = new FlowLayout(space::kS);
    head->setFilling(true);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    head->addWidget(m_title);
    head->addWidget(m_write);
    head->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, 0, space::kL, space::kS);
    column->setSpacing(space::kXs);
    column->addLayout(head);
    column->addWidget(m_state);
    column->addWidget(m_editor);
}

void MockPanel::show(const QString &task, const QStringList &ports, const std::optional<TaskMock> &mock)
{
    const bool isOther = task != m_task;
    if (!isOther && ports == m_portNames && mock == m_mock)
        return;
    const bool isNews = isOther || mock != m_mock;
    m_task = task;
    m_portNames = ports;
    m_mock = mock;
    if (isOther) {
        m_failure.reset();
        m_write->setChecked(false);
    } else if (isNews && m_write->isChecked()) {
        fill();
    }
    say();
}

void MockPanel::showFailure(const std::optional<Error> &error)
{
    m_failure = error;
    say();
}

void MockPanel::focusEditor()
{
    m_write->setChecked(true);
    m_output->setFocus(Qt::OtherFocusReason);
}

void MockPanel::fill()
{
    m_isFilling = true;
    const TaskMock mock = m_mock.value_or(TaskMock{.output = "{}"});
    m_kind->setCurrentIndex(mock.failure ? Fails : GivesOutput);
    m_output->setPayload(mock.output.isEmpty() ? Payload("null") : mock.output);
    m_port->clear();
    for (const auto &port : m_portNames)
        m_port->addItem(catalogText(port), port);
    m_port->setCurrentIndex(std::max(0, m_port->findData(mock.port)));
    const auto *failure = std::ranges::find(kMockFailures, mock.failure.value_or(FailureClass::Permanent));
    m_class->setCurrentIndex(static_cast<int>(failure - kMockFailures.begin()));
    m_message->setText(mock.message);
    m_isFilling = false;
}

std::optional<TaskMock> MockPanel::written() const
{
    TaskMock mock;
    if (m_kind->currentIndex() == Fails) {
        mock.failure = kMockFailures[static_cast<std::size_t>(std::max(0, m_class->currentIndex()))];
        mock.message = m_message->text().trimmed();
        return mock;
    }
    const auto value = oneJsonValue(m_output->payload());
    if (!value)
        return std::nullopt;
    mock.output = compactJson(*value);
    if (m_port->currentIndex() > 0)
        mock.port = m_port->currentData().toString();
    return mock;
}

void MockPanel::keep()
{
    if (const auto mock = written()) {
        m_write->setChecked(false);
        Q_EMIT mockRequested(*mock);
    }
}

QString MockPanel::stateText() const
{
    if (!m_mock)
        return tr("Nothing stands for this task. If it does something outside, a dry run is refused.");
    if (m_mock->failure)
        return tr("It fails: %1.").arg(word(*m_mock->failure));
    return m_mock->port.isEmpty() ? tr("It gives the output written here.")
                                  : tr("It gives the output written here, by “%1”.").arg(catalogText(m_mock->port));
}

void MockPanel::say()
{
    if (m_isFilling)
        return;
    m_state->setText(stateText());
    const bool fails = m_kind->currentIndex() == Fails;
    m_output->setVisible(!fails);
    for (QWidget *field : std::initializer_list<QWidget *>{m_portLabel, m_port})
        field->setVisible(!fails && m_portNames.size() > 1);
    for (QWidget *field : std::initializer_list<QWidget *>{m_classLabel, m_class, m_messageLabel, m_message})
        field->setVisible(fails);
    const bool isOpen = m_write->isChecked();
    const auto mock = isOpen ? written() : std::nullopt;
    QString problem = m_failure ? sentence(*m_failure) : QString();
    if (isOpen && !mock)
        problem = tr("This is not one JSON value.");
    m_problem->setText(problem.isEmpty() ? problem : QStringLiteral("✕ ") + problem);
    m_problem->setVisible(!problem.isEmpty());
    m_keep->setEnabled(mock.has_value() && mock != m_mock);
    m_write->setText(m_mock ? tr("Change the mock") : tr("Write a mock"));
    m_remove->setVisible(m_mock.has_value());
}

void MockPanel::retranslate()
{
    m_title->setText(tr("In a dry run"));
    m_kind->setItems({tr("Output"), tr("Failure")});
    m_kind->setAccessibleName(tr("What stands for this task"));
    m_output->setAccessibleName(tr("Output of the mock, as JSON"));
    m_portLabel->setText(tr("Leaves by"));
    m_classLabel->setText(tr("Kind of failure"));
    m_messageLabel->setText(tr("What the failure says"));
    m_keep->setText(tr("Keep the mock"));
    m_remove->setText(tr("Remove the mock"));
    const int chosen = std::max(0, m_class->currentIndex());
    m_class->clear();
    for (const auto failure : kMockFailures)
        m_class->addItem(word(failure));
    m_class->setCurrentIndex(chosen);
    say();
}

void MockPanel::dress()
{
    const Theme &theme = m_themes.theme();
    const auto paint = [&](QLabel *label, Token token, TypeSize size, QFont::Weight weight) {
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.color(token));
        label->setPalette(palette);
        label->setFont(theme.font(size, weight));
    };
    paint(m_title, Token::Text, TypeSize::Base, QFont::Medium);
    for (auto *label : {m_state, m_portLabel, m_classLabel, m_messageLabel})
        paint(label, Token::Muted, TypeSize::Small, QFont::Normal);
    paint(m_problem, Token::Danger, TypeSize::Small, QFont::Normal);
    m_output->setFixedHeight(kMockLines * (QFontMetrics(theme.monospace()).lineSpacing() + 2) + 2 * space::kS);
}

} // namespace sluice
