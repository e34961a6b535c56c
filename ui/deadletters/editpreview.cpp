#include "ui/deadletters/editpreview.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kAtOnce = 500;
constexpr std::size_t kFirst = 20;
constexpr std::size_t kMostRows = 400;

} // namespace

EditPreview::EditPreview(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void EditPreview::begin(const InputEdits &edits, const std::vector<LetterId> &letters)
{
    forget();
    m_edits = edits;
    m_letters = letters;
    m_isRunning = true;
    askNext();
    Q_EMIT changed();
}

void EditPreview::forget()
{
    ++m_question;
    ++m_shown;
    m_rows.clear();
    m_changing = 0;
    m_staying = 0;
    m_unfit = 0;
    m_isRunning = false;
    m_isWhole = false;
}

void EditPreview::askNext()
{
    const std::size_t from = done();
    const std::size_t to = std::min(from + kAtOnce, m_letters.size());
    const auto at = [this](std::size_t place) { return m_letters.begin() + static_cast<qsizetype>(place); };
    m_engine.previewEdits({m_edits, {at(from), at(to)}, false}, this,
                          [this, question = m_question](const Result<std::vector<EditedInput>> &answer) {
                              if (question != m_question)
                                  return;
                              for (const EditedInput &input : answer ? *answer : std::vector<EditedInput>())
                                  take(input);
                              m_isWhole = answer && done() >= m_letters.size();
                              m_isRunning = answer && !answer->empty() && !m_isWhole;
                              if (m_isRunning)
                                  askNext();
                              if (!answer)
                                  Q_EMIT refused(answer.error());
                              Q_EMIT changed();
                          });
}

void EditPreview::take(const EditedInput &input)
{
    const bool isFirst = done() < kFirst;
    if (input.error)
        ++m_unfit;
    else if (input.changes)
        ++m_changing;
    else
        ++m_staying;
    if (isFirst || (input.error && m_rows.size() < kMostRows))
        m_rows.push_back({input.letter, input.changes, input.error});
}

void EditPreview::show(const LetterId &letter)
{
    m_engine.previewEdits({m_edits, {letter}, true}, this,
                          [this, question = ++m_shown](const Result<std::vector<EditedInput>> &answer) {
                              if (question != m_shown)
                                  return;
                              if (!answer)
                                  Q_EMIT refused(answer.error());
                              else if (!answer->empty())
                                  Q_EMIT shown(answer->front());
                          });
}

} // namespace sluice
