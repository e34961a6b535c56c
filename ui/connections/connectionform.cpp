#include "ui/connections/connectionform.h"

#include "ui/connections/fieldline.h"
#include "ui/inspector/formrow.h"
#include "ui/inspector/keyvalueeditor.h"
#include "ui/theme/themecontroller.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QJsonObject>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kColumns = 2;
const auto kHeaders = QByteArrayLiteral("headers");

QString fieldText(const char *source)
{
    return *source == '\0' ? QString() : QCoreApplication::translate("ConnectionFields", source);
}

bool isId(const ConnectionField &field)
{
    return qstrcmp(field.key, "id") == 0;
}

} // namespace

ConnectionForm::ConnectionForm(ThemeController &theme, SecretKeeper &keeper, const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_keeper(keeper)
    , m_folder(folder)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("connectionForm"));
    m_column->setContentsMargins(space::kL, space::kM, space::kL, space::kXl);
    m_column->setSpacing(space::kM);
    for (const ConnectionField &field : connectionFields()) {
        if (m_sections.empty() || m_sections.back().id != field.section) {
            if (!m_sections.empty() && m_sections.back().id == ConnectionSection::Authentication)
                addHeaders(m_sections.back());
            addSection(field.section);
        }
        addRow(field, m_sections.back());
    }
    m_column->addStretch(1);
    connect(&theme, &ThemeController::changed, this, &ConnectionForm::dress);
    dress();
    retranslate();
}

/// A field that has the focus is left when it goes, and this is no form any more by then.
ConnectionForm::~ConnectionForm()
{
    for (const Row &row : m_rows)
        row.line->disconnect(this);
    m_headers->disconnect(this);
}

void ConnectionForm::addSection(ConnectionSection id)
{
    Section section;
    section.id = id;
    section.box = new QWidget(this);
    auto *column = new QVBoxLayout(section.box);
    column->setContentsMargins(0, id == ConnectionSection::Name ? 0 : space::kS, 0, 0);
    column->setSpacing(space::kS);
    section.title = new QLabel(section.box);
    section.title->setTextFormat(Qt::PlainText);
    section.title->setVisible(id != ConnectionSection::Name);
    section.grid = new QGridLayout;
    section.grid->setHorizontalSpacing(space::kL);
    section.grid->setVerticalSpacing(space::kM);
    for (int each = 0; each < kColumns; ++each)
        section.grid->setColumnStretch(each, 1);
    column->addWidget(section.title);
    column->addLayout(section.grid);
    m_column->addWidget(section.box);
    m_sections.push_back(section);
}

void ConnectionForm::addRow(const ConnectionField &field, Section &section)
{
    Row row;
    row.line = new FieldLine(field, m_theme, m_keeper, m_folder);
    row.form = new FormRow(m_theme, row.line, QStringLiteral("problem_") + QString::fromLatin1(field.key),
                           field.kind != ConnectionFieldKind::Switch, section.box);
    section.cells.emplace_back(row.form, field.isWide);
    connect(row.line, &FieldLine::edited, this, [this, line = row.line](const QString &text) { take(*line, text); });
    connect(row.line, &FieldLine::left, this, &ConnectionForm::left);
    connect(row.line, &FieldLine::undoRequested, this, &ConnectionForm::undoRequested);
    connect(row.line, &FieldLine::redoRequested, this, &ConnectionForm::redoRequested);
    m_rows.push_back(row);
}

void ConnectionForm::addHeaders(Section &section)
{
    ParamInfo param;
    param.kind = ParamKind::KeyValue;
    m_headers = new KeyValueEditor(param, FieldContext{m_theme, m_folder, {}, {}}, QStringLiteral("connection_headers"),
                                   section.box);
    m_headersRow = new FormRow(m_theme, m_headers, QStringLiteral("problem_headers"), true, section.box);
    section.cells.emplace_back(m_headersRow, true);
    connect(m_headers, &FieldEditor::edited, this, &ConnectionForm::takeHeaders);
    connect(m_headers, &FieldEditor::complaintChanged, this,
            [this] { m_headersRow->setProblem(m_headers->complaint(), false); });
    connect(m_headers, &FieldEditor::left, this, &ConnectionForm::left);
}

void ConnectionForm::take(FieldLine &line, const QString &text)
{
    const auto row = std::ranges::find(m_rows, &line, &Row::line);
    if (!m_shown || row == m_rows.end())
        return;
    const QString problem = problemOf(*row);
    judge(*row);
    if (!problem.isEmpty())
        return;
    const ConnectionField &field = line.field();
    Q_EMIT edited(
        fieldText(field.label), [&field, text](Connection &connection) { field.write(connection, text); }, field.key);
}

void ConnectionForm::takeHeaders(const QJsonValue &value)
{
    QMap<QString, QString> headers;
    const QJsonObject typed = value.toObject();
    for (auto member = typed.begin(); member != typed.end(); ++member)
        headers.insert(member.key(), member.value().toString());
    Q_EMIT edited(
        tr("Headers"), [headers](Connection &connection) { connection.headers = headers; }, kHeaders);
}

void ConnectionForm::show(const Connection &connection, const QStringList &ids, int users)
{
    const bool isOther = !m_shown || m_shown->id != connection.id || m_shown->type != connection.type;
    const bool isOfOtherType = !m_shown || m_shown->type != connection.type;
    m_shown = connection;
    m_ids = ids;
    m_ids.removeAll(connection.id);
    const bool isReworded = isOfOtherType || users != m_users;
    m_users = users;
    for (Row &row : m_rows) {
        if (isOther)
            row.line->revert(connection);
        else
            row.line->show(connection);
        if (isId(row.line->field()))
            row.line->setReadOnly(users > 0);
    }
    QJsonObject headers;
    for (auto each = connection.headers.begin(); each != connection.headers.end(); ++each)
        headers.insert(each.key(), each.value());
    m_headers->setValue(headers);
    if (isOfOtherType) {
        for (Section &section : m_sections)
            arrange(section);
    }
    if (isReworded)
        retranslate();
    else
        judgeAll();
}

/// Fields of other types lie aside; the others fill the grid from the top, so that no line stays empty.
void ConnectionForm::arrange(Section &section)
{
    int line = 0;
    int column = 0;
    bool isAny = false;
    for (const auto &[cell, isWide] : section.cells) {
        const auto row = std::ranges::find(m_rows, cell, &Row::form);
        const auto *field = row == m_rows.end() ? nullptr : &row->line->field();
        const bool isHere = field ? !field->isOf || field->isOf(*m_shown) : m_shown->type == u"http";
        section.grid->removeWidget(cell);
        cell->setVisible(isHere);
        if (!isHere)
            continue;
        isAny = true;
        if (isWide && column > 0) {
            ++line;
            column = 0;
        }
        section.grid->addWidget(cell, line, column, 1, isWide ? kColumns : 1, Qt::AlignTop);
        column = isWide ? kColumns : column + 1;
        if (column >= kColumns) {
            ++line;
            column = 0;
        }
    }
    section.box->setVisible(isAny);
}

void ConnectionForm::revert()
{
    if (!m_shown)
        return;
    for (Row &row : m_rows)
        row.line->revert(*m_shown);
    judgeAll();
}

QString ConnectionForm::problemOf(const Row &row) const
{
    const QString complaint = row.line->complaint();
    if (complaint.isEmpty() && isId(row.line->field()) && m_ids.contains(row.line->text()))
        return tr("Another connection has this id.");
    return complaint;
}

void ConnectionForm::judge(Row &row)
{
    if (!m_shown)
        return;
    const QString problem = problemOf(row);
    row.form->setProblem(problem.isEmpty() ? doubtAbout(row.line->field(), *m_shown, m_folder) : problem,
                         !problem.isEmpty());
}

void ConnectionForm::judgeAll()
{
    for (Row &row : m_rows)
        judge(row);
}

QString ConnectionForm::firstComplaint() const
{
    for (const Row &row : m_rows) {
        if (!row.form->isHidden() && !problemOf(row).isEmpty())
            return fieldText(row.line->field().label);
    }
    return {};
}

void ConnectionForm::focusComplaint()
{
    const auto row = std::ranges::find_if(
        m_rows, [this](const Row &each) { return !each.form->isHidden() && !problemOf(each).isEmpty(); });
    if (row != m_rows.end())
        row->line->setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::focusFirst()
{
    m_rows.front().line->setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConnectionForm::dress()
{
    for (const Section &section : m_sections)
        section.title->setFont(m_theme.theme().font(TypeSize::Large, QFont::DemiBold));
}

void ConnectionForm::retranslate()
{
    const QString type = m_shown ? m_shown->type : QString();
    for (const Section &section : m_sections) {
        section.title->setText(sectionTitle(section.id, type));
        section.box->setAccessibleName(section.title->text());
    }
    for (Row &row : m_rows) {
        const ConnectionField &field = row.line->field();
        const bool isKept = isId(field) && m_users > 0;
        row.line->retranslate();
        row.form->setTexts(
            fieldText(field.label),
            isKept ? tr("%n task(s) name it by this id. “Rename” changes it there as well.", nullptr, m_users)
                   : fieldText(field.help),
            false);
    }
    m_headersRow->setTexts(tr("Headers"), tr("Sent with each call. What is secret belongs into a secret, not here."),
                           false);
    m_headers->setFieldName(tr("Headers"));
    m_headers->retranslate();
    judgeAll();
}

} // namespace sluice
