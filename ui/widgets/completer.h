#pragma once

#include <QObject>
#include <QPointer>
#include <QRect>
#include <QString>

#include <functional>
#include <vector>

class QListView;
class QPlainTextEdit;
class QLineEdit;
class QStandardItemModel;

namespace sluice {

class CodeEdit;
class ThemeController;

/// What may stand at the caret: `text` in place of what lies between two positions of the editor's text.
struct Completion {
    QString text;
    QString detail; ///< beside it, in muted colour
    int from = 0;
    int to = 0;

    bool operator==(const Completion &) const = default;
};
using Completions = std::vector<Completion>;

/// Offers completions in a list at the caret of an editor: while a person types behind what `Offer` says opens it, and
/// with Ctrl+Space. The arrows choose, Enter or Tab takes, Escape closes; so does a click elsewhere,
/// in the editor too, and its wheel.
///
/// The list is a child of the editor's window, not a window of its own, and never takes the keyboard; a screen reader hears
/// each row, since the list's focus is the editor's.
/// Owns: the list. Lives as a child of the editor.
class Completer final : public QObject {
    Q_OBJECT
public:
    /// `isAsked`: a person wants to see what there is; else only what follows by itself from what was typed.
    using Offer = std::function<Completions(const QString &text, int caret, bool isAsked)>;

    Completer(ThemeController &themes, QLineEdit *line, Offer offer);
    Completer(ThemeController &themes, QPlainTextEdit *text, Offer offer);
    Completer(ThemeController &themes, CodeEdit *code, Offer offer);
    ~Completer() override;

    [[nodiscard]] bool isOpen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Editor {
        QWidget *input = nullptr; ///< has the keyboard
        std::function<QString()> text;
        std::function<int()> caret;
        std::function<QRect()> caretRect; ///< in `input`
        std::function<void(int from, int to, const QString &text)> replace;
    };

    Completer(ThemeController &themes, Editor editor, Offer offer);
    void typed();
    void offer(bool isAsked);
    void open(const Completions &offered);
    void place();
    void close();
    void drop();
    void take(int row);
    [[nodiscard]] bool takesKey(int key);
    void move(int by);

    ThemeController &m_themes;
    Editor m_editor;
    Offer m_offer;
    Completions m_offered;
    QPointer<QListView> m_list;
    QStandardItemModel *m_model;
    bool m_isTaking = false;
    bool m_isWaiting = false;
};

} // namespace sluice
