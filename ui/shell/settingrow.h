#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace sluice {

class ThemeController;

/// One setting: what it is called, its field, what its default is, and the way back to it. The way back is there only
/// while the setting is another.
class SettingRow final : public QWidget {
    Q_OBJECT
public:
    /// All words, asked for again whenever the language changes.
    struct Words {
        std::function<QString()> label;
        std::function<QString()> usual;     ///< the default as people read it
        std::function<QString()> note = {}; ///< what else to know, such as when it holds; none: nothing
    };

    SettingRow(ThemeController &theme, QWidget *field, Words words, QWidget *parent = nullptr);

    /// Whether the setting has its default, and how it gets it.
    void setUsual(std::function<bool()> isUsual, std::function<void()> reset);
    /// Shows whether it can be reset.
    void refresh();
    void retranslate();
    /// Whether label, default or note hold each of these words.
    [[nodiscard]] bool matches(const QStringList &words) const;

protected:
    bool event(QEvent *event) override;

private:
    void dress();
    [[nodiscard]] bool isNarrow() const;

    ThemeController &m_theme;
    Words m_words;
    QLabel *m_label = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_reset = nullptr;
    bool m_isAbove = false; ///< the label stands above its field
    std::function<bool()> m_isUsual;
    std::function<void()> m_act;
};

} // namespace sluice
