#pragma once

#include "core/run/payload.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sluice {

class CodeEdit;
class FilterEdit;
class FlowLayout;
class JsonTree;
class ListView;
class PayloadSearch;
class PayloadTableRows;
class PayloadTextRows;
class SegmentedControl;
class ThemeController;

/// A payload as a tree, as text byte for byte, and, where it holds a list of objects, as a table; with a search that goes
/// from place to place in each. Read-only, to be copied. However long it is, nothing of it is read before it is looked at,
/// and then a few milliseconds at a time.
class PayloadView final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts and is what a screen reader hears.
    PayloadView(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    /// Keeps what is open and selected when the payload stays the same.
    void setPayload(const Payload &payload);
    /// There is none yet: a sentence stands in its place.
    void setAbsent(const QString &why);
    [[nodiscard]] const Payload &payload() const noexcept { return m_payload; }
    void setAccessibleTitle(const QString &title);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Form { TreeForm, TextForm, TableForm };

    void build(const QString &name);
    void retranslate();
    void dress();
    void showForm();
    void fillForm();
    void showTable();
    void go(int by);
    void tellFound();
    void reveal();
    [[nodiscard]] bool isLong() const;

    ThemeController &m_theme;
    SegmentedControl *m_form = nullptr;
    FilterEdit *m_part = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLabel *m_found = nullptr;
    QLabel *m_size = nullptr;
    QToolButton *m_copy = nullptr;
    JsonTree *m_tree = nullptr;
    CodeEdit *m_text = nullptr;
    ListView *m_lines = nullptr; ///< in the place of `m_text`, of a long one
    ListView *m_table = nullptr;
    QLabel *m_absent = nullptr;
    PayloadTextRows *m_textRows = nullptr;
    PayloadTableRows *m_tableRows = nullptr;
    PayloadSearch *m_search = nullptr;
    Payload m_payload;
    Payload m_inText; ///< what each form was filled with
    Payload m_inTable;
    QString m_sought;            ///< what the places that were found hold
    std::ptrdiff_t m_place = -1; ///< of those that were found, the one that is shown
    bool m_isAbsent = false;
    bool m_isSet = false;
};

} // namespace sluice
