#pragma once

#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

namespace sluice::test {

/// The page with three letters of one cause in the runs 12 to 14.
struct LetterBench {
    explicit LetterBench(Scheme scheme = Scheme::Light)
        : theme(Theme::make(scheme))
    {
        for (const quint64 id : {14, 13, 12}) {
            const auto sample = SampleRun::waiting(RunId{id});
            engine.letters.push_back(sample.letter());
            engine.histories.insert(id, sample.history());
            engine.now.taken = sample.now;
        }
        engine.now.openLetters = 3;
    }

    void open()
    {
        page = std::make_unique<DeadLettersPage>(engine, theme);
        page->resize(1200, 760);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        const auto isOpen = [](const LetterSummary &letter) { return letter.state == LetterState::Open; };
        if (std::ranges::any_of(engine.letters, isOpen))
            QTRY_VERIFY(list()->model()->rowCount(list()->model()->index(0, 0)) > 0); // the letters of the first cause
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ListView *list() const { return find<ListView>("letters"); }
    [[nodiscard]] QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    [[nodiscard]] InfoBar *bar() const { return find<InfoBar>("lettersBar"); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    /// The letter of a run, by arrow keys: the cause first, its letters below it.
    void choose(int row) const
    {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Home);
        for (int step = 0; step <= row; ++step)
            QTest::keyClick(list(), Qt::Key_Down);
    }
    /// A tab of the letter, by mouse.
    void openTab(int tab) const
    {
        QTabBar *bar = find<QTabWidget>("letterTabs")->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }

    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<DeadLettersPage> page;
};

} // namespace sluice::test
