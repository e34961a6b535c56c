#pragma once

#include "core/api/engineclient.h"

#include <QObject>

namespace sluice {

/// What an edit would make of many letters, asked of the engine part by part: how many change, stay, or do not fit.
///
/// It keeps no inputs: whoever wants to see one asks for that letter alone. Words nothing.
class EditPreview final : public QObject {
    Q_OBJECT
public:
    explicit EditPreview(EngineClient &engine, QObject *parent = nullptr);

    /// A letter and what is known of its edit.
    struct Row {
        LetterId letter;
        bool changes = false;
        std::optional<Error> error;
    };

    void begin(const InputEdits &edits, const std::vector<LetterId> &letters);
    /// What it knew is true no more.
    void forget();
    [[nodiscard]] const InputEdits &edits() const noexcept { return m_edits; }
    [[nodiscard]] const std::vector<LetterId> &letters() const noexcept { return m_letters; }
    [[nodiscard]] bool isRunning() const noexcept { return m_isRunning; }
    /// All letters were looked at.
    [[nodiscard]] bool isWhole() const noexcept { return m_isWhole; }
    [[nodiscard]] std::size_t done() const noexcept { return m_changing + m_staying + m_unfit; }
    [[nodiscard]] std::size_t changing() const noexcept { return m_changing; }
    [[nodiscard]] std::size_t staying() const noexcept { return m_staying; }
    [[nodiscard]] std::size_t unfit() const noexcept { return m_unfit; }
    /// The first letters, and after them those that do not fit; some hundreds at most.
    [[nodiscard]] const std::vector<Row> &rows() const noexcept { return m_rows; }

    /// Asks for the inputs of one letter before and after.
    void show(const LetterId &letter);

Q_SIGNALS:
    void changed();
    /// The edit can be carried out on nothing.
    void refused(const sluice::Error &error);
    void shown(const sluice::EditedInput &input);

private:
    void askNext();
    void take(const EditedInput &input);

    EngineClient &m_engine;
    InputEdits m_edits;
    std::vector<LetterId> m_letters;
    std::vector<Row> m_rows;
    std::size_t m_changing = 0;
    std::size_t m_staying = 0;
    std::size_t m_unfit = 0;
    quint64 m_question = 0;
    quint64 m_shown = 0; ///< the last question about one letter
    bool m_isRunning = false;
    bool m_isWhole = false;
};

} // namespace sluice
