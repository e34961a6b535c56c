#pragma once

#include "ui/wording/whywords.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class FlowLayout;
class ThemeController;

/// "Why not now?": each cause as a sentence, with a button for each thing that can be done about it. Hidden while there is no
/// cause.
///
/// Told the same again, or the same with other times, it keeps its buttons: whoever is about to press one can.
class WhyLines final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts: `NAMELine0`, `NAMEcloseBreaker0`.
    WhyLines(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    void setLines(std::vector<WhyLine> lines, const WhyNames &names);
    [[nodiscard]] const std::vector<WhyLine> &lines() const noexcept { return m_lines; }
    /// Without the question before the first cause.
    void setQuestionShown(bool shown);
    void setBusy(bool busy);

Q_SIGNALS:
    void chosen(const sluice::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QWidget *widget = nullptr;
        QLabel *text = nullptr;
        std::vector<QPushButton *> buttons;
        std::vector<Remedy> remedies;
    };
    Row makeRow(int number, const std::vector<Remedy> &remedies);
    void retranslate();
    void dress();
    void word(const WhyNames &names);

    ThemeController &m_theme;
    const QString m_name;
    QLabel *m_question = nullptr;
    QVBoxLayout *m_column = nullptr;
    std::vector<Row> m_rows;
    std::vector<WhyLine> m_lines;
    bool m_isBusy = false;
    bool m_asks = true;
};

} // namespace sluice
