<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Durations</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n millisecond(s)</source>
        <translation>
            <numerusform>%n millisecond</numerusform>
            <numerusform>%n milliseconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpressionWords</name>
    <message numerus="yes">
        <source>list of %n</source>
        <translation>
            <numerusform>list of %n</numerusform>
            <numerusform>list of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object of %n</source>
        <translation>
            <numerusform>object of %n</numerusform>
            <numerusform>object of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>%n run(s) arrive in %1; %2 end.</source>
        <comment>a time, a rate</comment>
        <translation>
            <numerusform>%n run arrives in %1; %2 end.</numerusform>
            <numerusform>%n runs arrive in %1; %2 end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) die;</source>
        <translation>
            <numerusform>%n letter dies;</numerusform>
            <numerusform>%n letters die;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait for a person with them.</source>
        <translation>
            <numerusform>%n run waits for a person with it.</numerusform>
            <numerusform>%n runs wait for a person with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) fail.</source>
        <translation>
            <numerusform>%n run fails.</numerusform>
            <numerusform>%n runs fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are still under way at the end.</source>
        <translation>
            <numerusform>%n run is still under way at the end.</numerusform>
            <numerusform>%n runs are still under way at the end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are refused, since too many have not begun.</source>
        <translation>
            <numerusform>%n run is refused, since too many have not begun.</numerusform>
            <numerusform>%n runs are refused, since too many have not begun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The breaker of %1 opens %n time(s), first after %2; it is open for %3 in all.</source>
        <comment>name, time, time</comment>
        <translation>
            <numerusform>The breaker of %1 opens %n time, first after %2; it is open for %3 in all.</numerusform>
            <numerusform>The breaker of %1 opens %n times, first after %2; it is open for %3 in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupItem</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GrowthTexts</name>
    <message numerus="yes">
        <source>%n event(s) with no JSON object: left out</source>
        <translation>
            <numerusform>%n event with no JSON object: left out</numerusform>
            <numerusform>%n events with no JSON object: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) with a field missing: left out</source>
        <translation>
            <numerusform>%n event with a field missing: left out</numerusform>
            <numerusform>%n events with a field missing: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) with a field that is wrong: left out</source>
        <translation>
            <numerusform>%n event with a field that is wrong: left out</numerusform>
            <numerusform>%n events with a field that is wrong: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of a moment yet to come: left out</source>
        <translation>
            <numerusform>%n event of a moment yet to come: left out</numerusform>
            <numerusform>%n events of a moment yet to come: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) older than what is kept: left out</source>
        <translation>
            <numerusform>%n event older than what is kept: left out</numerusform>
            <numerusform>%n events older than what is kept: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) known already: left out</source>
        <translation>
            <numerusform>%n event known already: left out</numerusform>
            <numerusform>%n events known already: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) that say something else than before: left out, the first holds</source>
        <translation>
            <numerusform>%n event that says something else than before: left out, the first holds</numerusform>
            <numerusform>%n events that say something else than before: left out, the first holds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) out of order: taken all the same</source>
        <translation>
            <numerusform>%n event out of order: taken all the same</numerusform>
            <numerusform>%n events out of order: taken all the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) a little before their cause: taken as of the same moment</source>
        <translation>
            <numerusform>%n event a little before its cause: taken as of the same moment</numerusform>
            <numerusform>%n events a little before their cause: taken as of the same moment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) far before their cause, for clocks are apart: they count for nothing</source>
        <translation>
            <numerusform>%n event far before its cause, for clocks are apart: it counts for nothing</numerusform>
            <numerusform>%n events far before their cause, for clocks are apart: they count for nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) whose cause never came: left out</source>
        <translation>
            <numerusform>%n event whose cause never came: left out</numerusform>
            <numerusform>%n events whose cause never came: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) or invites forgotten early for want of room: estimates rest on fewer</source>
        <translation>
            <numerusform>%n user or invite forgotten early for want of room: estimates rest on fewer</numerusform>
            <numerusform>%n users or invites forgotten early for want of room: estimates rest on fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invite(s) of a strategy beyond those told apart: they count without one</source>
        <translation>
            <numerusform>%n invite of a strategy beyond those told apart: it counts without one</numerusform>
            <numerusform>%n invites of strategies beyond those told apart: they count without one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) that found no room while it was paused: left out</source>
        <translation>
            <numerusform>%n event that found no room while it was paused: left out</numerusform>
            <numerusform>%n events that found no room while it was paused: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) in the last look, the largest component has %1.</source>
        <translation>
            <numerusform>%n user in the last look, the largest component has %1.</numerusform>
            <numerusform>%n users in the last look, the largest component has %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was told to be active.</source>
        <translation>
            <numerusform>%n of them was told to be active.</numerusform>
            <numerusform>%n of them were told to be active.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forecast by %1, from %n day(s).</source>
        <translation>
            <numerusform>Forecast by %1, from %n day.</numerusform>
            <numerusform>Forecast by %1, from %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tested back %n time(s): %1 of what came lay in its band.</source>
        <translation>
            <numerusform>Tested back %n time: %1 of what came lay in its band.</numerusform>
            <numerusform>Tested back %n times: %1 of what came lay in its band.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between the models older than one before: left out</source>
        <translation>
            <numerusform>%n message between the models older than one before: left out</numerusform>
            <numerusform>%n messages between the models older than one before: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to the models that are none: left out</source>
        <translation>
            <numerusform>%n message to the models that is none: left out</numerusform>
            <numerusform>%n messages to the models that are none: left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) between the days known: the forecast begins after the last</source>
        <translation>
            <numerusform>%n gap between the days known: the forecast begins after the last</numerusform>
            <numerusform>%n gaps between the days known: the forecast begins after the last</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>all %n component(s) well</source>
        <translation>
            <numerusform>the only component is well</numerusform>
            <numerusform>all %n components well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) need(s) attention</source>
        <translation>
            <numerusform>%n component needs attention</numerusform>
            <numerusform>%n components need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n connection(s) degraded</source>
        <comment>how components are</comment>
        <translation>
            <numerusform>%1; %n connection degraded</numerusform>
            <numerusform>%1; %n connections degraded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message numerus="yes">
        <source>%n step(s) wait here: %1 in, %2 out</source>
        <comment>rates</comment>
        <translation>
            <numerusform>%n step waits here: %1 in, %2 out</numerusform>
            <numerusform>%n steps wait here: %1 in, %2 out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%n measured, median %1</source>
        <comment>attempts, a time</comment>
        <translation>
            <numerusform>%n measured, median %1</numerusform>
            <numerusform>%n measured, median %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodePainter</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 of %n item</numerusform>
            <numerusform>%1 of %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::AlertBell</name>
    <message numerus="yes">
        <source>%n alert(s) wait for somebody</source>
        <translation>
            <numerusform>%n alert waits for somebody</numerusform>
            <numerusform>%n alerts wait for somebody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::AlertNotifier</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ArmDesk</name>
    <message numerus="yes">
        <source>%n error(s) must be mended before this can be armed.</source>
        <translation>
            <numerusform>%n error must be mended before this can be armed.</numerusform>
            <numerusform>%n errors must be mended before this can be armed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ArrangeJob</name>
    <message numerus="yes">
        <source>Arranging %n node(s)…</source>
        <translation>
            <numerusform>Arranging %n node…</numerusform>
            <numerusform>Arranging %n nodes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::AuditView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::BreakerCard</name>
    <message numerus="yes">
        <source>Lets a few calls through to see: %n answered so far.</source>
        <translation>
            <numerusform>Lets a few calls through to see: %n answered so far.</numerusform>
            <numerusform>Lets a few calls through to see: %n answered so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n call(s) failed; opens at %2.</source>
        <translation>
            <numerusform>%1 of %n call failed; opens at %2.</numerusform>
            <numerusform>%1 of %n calls failed; opens at %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::BulkEdit</name>
    <message numerus="yes">
        <source>%n will change</source>
        <translation>
            <numerusform>%n will change</numerusform>
            <numerusform>%n will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are, and are sent so</source>
        <translation>
            <numerusform>%n stays as it is, and is sent so</numerusform>
            <numerusform>%n stay as they are, and are sent so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not fit, and are left out</source>
        <translation>
            <numerusform>%n does not fit, and is left out</numerusform>
            <numerusform>%n do not fit, and are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::CanvasView</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::CauseNotes</name>
    <message numerus="yes">
        <source>… and %n older note(s)</source>
        <translation>
            <numerusform>… and %n older note</numerusform>
            <numerusform>… and %n older notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ComparePanel</name>
    <message numerus="yes">
        <source>All %n step(s) came to the same.</source>
        <translation>
            <numerusform>The one step came to the same.</numerusform>
            <numerusform>All %n steps came to the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 steps came to something else.</source>
        <translation>
            <numerusform>%n of %1 steps came to something else.</numerusform>
            <numerusform>%n of %1 steps came to something else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ComponentCard</name>
    <message numerus="yes">
        <source>%n thread(s) of it hang and were given up.</source>
        <translation>
            <numerusform>%n thread of it hangs and was given up.</numerusform>
            <numerusform>%n threads of it hang and were given up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionForm</name>
    <message numerus="yes">
        <source>%n task(s) name it by this id. “Rename” changes it there as well.</source>
        <translation>
            <numerusform>%n task names it by this id. “Rename” changes it there as well.</numerusform>
            <numerusform>%n tasks name it by this id. “Rename” changes it there as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionListModel</name>
    <message numerus="yes">
        <source>%n workflow(s)</source>
        <translation>
            <numerusform>%n workflow</numerusform>
            <numerusform>%n workflows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionsPage</name>
    <message numerus="yes">
        <source>%n workflow(s) name it anew. Saving here saves them as well.</source>
        <translation>
            <numerusform>%n workflow names it anew. Saving here saves it as well.</numerusform>
            <numerusform>%n workflows name it anew. Saving here saves them as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) use %1. Without it they fail.</source>
        <translation>
            <numerusform>%n task uses %1. Without it, it fails.</numerusform>
            <numerusform>%n tasks use %1. Without it they fail.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::DeadLettersPage</name>
    <message numerus="yes">
        <source>Export the %n chosen letter(s)…</source>
        <translation>
            <numerusform>Export the chosen letter…</numerusform>
            <numerusform>Export the %n chosen letters…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %n letter(s) that are listed…</source>
        <translation>
            <numerusform>Export the one letter that is listed…</numerusform>
            <numerusform>Export all %n letters that are listed…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::DebugLine</name>
    <message numerus="yes">
        <source>Paused; %n step(s) under way go on</source>
        <translation>
            <numerusform>Paused; %n step under way goes on</numerusform>
            <numerusform>Paused; %n steps under way go on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::DesignPage</name>
    <message numerus="yes">
        <source>%n error(s) must be mended before this runs.</source>
        <translation>
            <numerusform>%n error must be mended before this runs.</numerusform>
            <numerusform>%n errors must be mended before this runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 brought %n connection(s) along: %2.</source>
        <translation>
            <numerusform>%1 brought %n connection along: %2.</numerusform>
            <numerusform>%1 brought %n connections along: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::DiscardPanel</name>
    <message numerus="yes">
        <source>Discard %n letter(s): what do their runs do?</source>
        <translation>
            <numerusform>Discard %n letter: what does its run do?</numerusform>
            <numerusform>Discard %n letters: what do their runs do?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fail the step, and with it %n run(s)</source>
        <translation>
            <numerusform>Fail the step, and with it %n run</numerusform>
            <numerusform>Fail the step, and with it %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n letter(s)</source>
        <translation>
            <numerusform>Discard %n letter</numerusform>
            <numerusform>Discard %n letters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::DurationChart</name>
    <message numerus="yes">
        <source>%1: %n run(s)</source>
        <comment>a range of times</comment>
        <translation>
            <numerusform>%1: %n run</numerusform>
            <numerusform>%1: %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, in B %n run(s)</source>
        <translation>
            <numerusform>, in B %n run</numerusform>
            <numerusform>, in B %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::EngineBars</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last session ended without closing. %n run(s) go on; nothing is lost.</source>
        <translation>
            <numerusform>The last session ended without closing. %n run goes on; nothing is lost.</numerusform>
            <numerusform>The last session ended without closing. %n runs go on; nothing is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) cannot go on and stay as they are.</source>
        <translation>
            <numerusform>%n run cannot go on and stays as it is.</numerusform>
            <numerusform>%n runs cannot go on and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have had an effect</source>
        <translation>
            <numerusform>%n may have had an effect</numerusform>
            <numerusform>%n may have had an effect</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) lost</source>
        <translation>
            <numerusform>%n attempt lost</numerusform>
            <numerusform>%n attempts lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retried</source>
        <translation>
            <numerusform>%n retried</numerusform>
            <numerusform>%n retried</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead-lettered</source>
        <translation>
            <numerusform>%n dead-lettered</numerusform>
            <numerusform>%n dead-lettered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::FieldPreview</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ForkPanel</name>
    <message numerus="yes">
        <source>A new run begins with the first %n event(s) of run %1, on %2, and goes on from there: what it does from then on, it does once more. Run %1 stays as it is.</source>
        <translation>
            <numerusform>A new run begins with the first event of run %1, on %2, and goes on from there: what it does from then on, it does once more. Run %1 stays as it is.</numerusform>
            <numerusform>A new run begins with the first %n events of run %1, on %2, and goes on from there: what it does from then on, it does once more. Run %1 stays as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::GrowthCard</name>
    <message numerus="yes">
        <source>95 % intervals over %n user(s) whose time to invite is over.</source>
        <translation>
            <numerusform>95 % intervals over %n user whose time to invite is over.</numerusform>
            <numerusform>95 % intervals over %n users whose time to invite is over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n strategy(s)</source>
        <translation>
            <numerusform>%n strategy</numerusform>
            <numerusform>%n strategies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::GuardedRetry</name>
    <message numerus="yes">
        <source>Retry %n letter(s), step by step</source>
        <translation>
            <numerusform>Retry %n letter, step by step</numerusform>
            <numerusform>Retry %n letters, step by step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s)</source>
        <translation>
            <numerusform>Retry %n letter</numerusform>
            <numerusform>Retry %n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s) with edited input</source>
        <translation>
            <numerusform>Retry %n letter with edited input</numerusform>
            <numerusform>Retry %n letters with edited input</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::HealthPage</name>
    <message numerus="yes">
        <source>%n more on the page Queues</source>
        <translation>
            <numerusform>%n more on the page Queues</numerusform>
            <numerusform>%n more on the page Queues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::HintBar</name>
    <message numerus="yes">
        <source>Run: %1 done, %n dead letter(s)</source>
        <translation>
            <numerusform>Run: %1 done, %n dead letter</numerusform>
            <numerusform>Run: %1 done, %n dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open the %n letter(s)</source>
        <translation>
            <numerusform>Open the %n letter</numerusform>
            <numerusform>Open the %n letters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::Inspector</name>
    <message numerus="yes">
        <source>%n task(s) selected</source>
        <translation>
            <numerusform>%n task selected</numerusform>
            <numerusform>%n tasks selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::JsonModel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterActions</name>
    <message numerus="yes">
        <source>%n letter(s) discarded</source>
        <translation>
            <numerusform>%n letter discarded</numerusform>
            <numerusform>%n letters discarded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) sent on; the outcome will show here</source>
        <translation>
            <numerusform>%n letter sent on; the outcome will show here</numerusform>
            <numerusform>%n letters sent on; the outcome will show here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) retried and succeeded</source>
        <translation>
            <numerusform>%n letter retried and succeeded</numerusform>
            <numerusform>%n letters retried and succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) failed again: %1</source>
        <translation>
            <numerusform>%n letter failed again: %1</numerusform>
            <numerusform>%n letters failed again: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) failed again, of several causes</source>
        <translation>
            <numerusform>%n letter failed again, of several causes</numerusform>
            <numerusform>%n letters failed again, of several causes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still under way</source>
        <translation>
            <numerusform>%n still under way</numerusform>
            <numerusform>%n still under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) snoozed</source>
        <translation>
            <numerusform>%n letter snoozed</numerusform>
            <numerusform>%n letters snoozed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) brought back</source>
        <translation>
            <numerusform>%n letter brought back</numerusform>
            <numerusform>%n letters brought back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n discard(s) taken back; the runs go on, and wait for a decision</source>
        <translation>
            <numerusform>%n discard taken back; the runs go on, and wait for a decision</numerusform>
            <numerusform>%n discards taken back; the runs go on, and wait for a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) resolved by hand; the runs go on</source>
        <translation>
            <numerusform>%n letter resolved by hand; the run goes on</numerusform>
            <numerusform>%n letters resolved by hand; the runs go on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterBin</name>
    <message numerus="yes">
        <source>Restore %n letter(s)</source>
        <translation>
            <numerusform>Restore %n letter</numerusform>
            <numerusform>Restore %n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was discarded in the last %n day(s). It can be restored until that time is over.</source>
        <translation>
            <numerusform>What was discarded in the last %n day. It can be restored until that time is over.</numerusform>
            <numerusform>What was discarded in the last %n days. It can be restored until that time is over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more letter(s) that were discarded before these</source>
        <translation>
            <numerusform>… and %n more letter that was discarded before these</numerusform>
            <numerusform>… and %n more letters that were discarded before these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterContext</name>
    <message numerus="yes">
        <source>%1 of the last %n call(s) failed.</source>
        <translation>
            <numerusform>%1 of the last %n call failed.</numerusform>
            <numerusform>%1 of the last %n calls failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterFilterBar</name>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n letter</numerusform>
            <numerusform>%n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry all %n letter(s)…</source>
        <translation>
            <numerusform>Retry all %n letter…</numerusform>
            <numerusform>Retry all %n letters…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cause(s)</source>
        <translation>
            <numerusform>%n cause</numerusform>
            <numerusform>%n causes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterListModel</name>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n letter</numerusform>
            <numerusform>%n letters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterPanel</name>
    <message numerus="yes">
        <source>Retry %n letter(s)</source>
        <translation>
            <numerusform>Retry %n letter</numerusform>
            <numerusform>Retry %n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n letter(s)…</source>
        <translation>
            <numerusform>Discard %n letter…</numerusform>
            <numerusform>Discard %n letters…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these letters may already have happened. Look at the other side before you retry.</source>
        <translation>
            <numerusform>%n of these letters may already have happened. Look at the other side before you retry.</numerusform>
            <numerusform>%n of these letters may already have happened. Look at the other side before you retry.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This letter was retried %n time(s) and failed each time. Retry it again?</source>
        <translation>
            <numerusform>This letter was retried %n time and failed each time. Retry it again?</numerusform>
            <numerusform>This letter was retried %n times and failed each time. Retry it again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these letters failed four retries or more. Retry them again?</source>
        <translation>
            <numerusform>%n of these letters failed four retries or more. Retry it again?</numerusform>
            <numerusform>%n of these letters failed four retries or more. Retry them again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s) again</source>
        <translation>
            <numerusform>Retry %n letter again</numerusform>
            <numerusform>Retry %n letters again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n letter(s)</source>
        <translation>
            <numerusform>Snooze %n letter</numerusform>
            <numerusform>Snooze %n letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %n letter(s) back now</source>
        <translation>
            <numerusform>Bring %n letter back now</numerusform>
            <numerusform>Bring %n letters back now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n discard(s) back</source>
        <translation>
            <numerusform>Take %n discard back</numerusform>
            <numerusform>Take %n discards back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterTransfer</name>
    <message numerus="yes">
        <source>%n letter(s) exported to %1</source>
        <translation>
            <numerusform>%n letter exported to %1</numerusform>
            <numerusform>%n letters exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) imported</source>
        <translation>
            <numerusform>%n letter imported</numerusform>
            <numerusform>%n letters imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, here already</source>
        <translation>
            <numerusform>%n left out, here already</numerusform>
            <numerusform>%n left out, here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterView</name>
    <message numerus="yes">
        <source>retried %n time(s)</source>
        <translation>
            <numerusform>retried %n time</numerusform>
            <numerusform>retried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LogSearch</name>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 of %n line</numerusform>
            <numerusform>%1 of %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::MergePanel</name>
    <message numerus="yes">
        <source>%n error(s) in what will be:</source>
        <translation>
            <numerusform>%n error in what will be:</numerusform>
            <numerusform>%n errors in what will be:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::OutlineModel</name>
    <message numerus="yes">
        <source>group of %n task(s)</source>
        <translation>
            <numerusform>group of %n task</numerusform>
            <numerusform>group of %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ProblemsDrawer</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) to fill in</source>
        <translation>
            <numerusform>%n task to fill in</numerusform>
            <numerusform>%n tasks to fill in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::QueueDetail</name>
    <message numerus="yes">
        <source>Purge %Ln…</source>
        <translation>
            <numerusform>Purge %Ln…</numerusform>
            <numerusform>Purge %Ln…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::QueuePanel</name>
    <message numerus="yes">
        <source>%n wait(s) here now.</source>
        <translation>
            <numerusform>%n waits here now.</numerusform>
            <numerusform>%n wait here now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n out</source>
        <translation>
            <numerusform>Take %n out</numerusform>
            <numerusform>Take %n out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::QuitPanel</name>
    <message numerus="yes">
        <source>%n run(s) are at work</source>
        <translation>
            <numerusform>%n run is at work</numerusform>
            <numerusform>%n runs are at work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are running. Nothing is lost either way: what is done is on disk, and runs go on where they are when the workspace is opened again.</source>
        <translation>
            <numerusform>%n step is running. Nothing is lost either way: what is done is on disk, and runs go on where they are when the workspace is opened again.</numerusform>
            <numerusform>%n steps are running. Nothing is lost either way: what is done is on disk, and runs go on where they are when the workspace is opened again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit now; %n run(s) continue at next start</source>
        <translation>
            <numerusform>Quit now; %n run continues at next start</numerusform>
            <numerusform>Quit now; %n runs continue at next start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n running step(s)</source>
        <translation>
            <numerusform>Finishing %n running step</numerusform>
            <numerusform>Finishing %n running steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s) have edits that are not saved</source>
        <translation>
            <numerusform>%n workflow has edits that are not saved</numerusform>
            <numerusform>%n workflows have edits that are not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>While the program is closed, nothing starts the %n armed workflow(s): times are missed, and webhooks find nobody.</source>
        <translation>
            <numerusform>While the program is closed, nothing starts the armed workflow: times are missed, and webhooks find nobody.</numerusform>
            <numerusform>While the program is closed, nothing starts the %n armed workflows: times are missed, and webhooks find nobody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s) are armed</source>
        <translation>
            <numerusform>%n workflow is armed</numerusform>
            <numerusform>%n workflows are armed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit now; %n workflow(s) stay armed for the next start</source>
        <translation>
            <numerusform>Quit now; %n workflow stays armed for the next start</numerusform>
            <numerusform>Quit now; %n workflows stay armed for the next start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry of many letters stops in its middle, and goes on with the next letter then.</source>
        <translation>
            <numerusform>%n retry of many letters stops in its middle, and goes on with the next letter then.</numerusform>
            <numerusform>%n retries of many letters stop in their middle, and go on with the next letter then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry of many letters is at work</source>
        <translation>
            <numerusform>%n retry of many letters is at work</numerusform>
            <numerusform>%n retries of many letters are at work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit now; %n retry continues at next start</source>
        <translation>
            <numerusform>Quit now; %n retry continues at next start</numerusform>
            <numerusform>Quit now; %n retries continue at next start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RecordedEvents</name>
    <message numerus="yes">
        <source>%n event(s) kept</source>
        <translation>
            <numerusform>%n event kept</numerusform>
            <numerusform>%n events kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RedriveJobPanel</name>
    <message numerus="yes">
        <source>Retrying %Ln letter(s): a few first</source>
        <translation>
            <numerusform>Retrying %Ln letter: a few first</numerusform>
            <numerusform>Retrying %Ln letters: a few first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retrying %Ln letter(s)</source>
        <translation>
            <numerusform>Retrying %Ln letter</numerusform>
            <numerusform>Retrying %Ln letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry of %Ln letter(s) paused</source>
        <translation>
            <numerusform>Retry of %Ln letter paused</numerusform>
            <numerusform>Retry of %Ln letters paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry of %Ln letter(s) has ended</source>
        <translation>
            <numerusform>Retry of %Ln letter has ended</numerusform>
            <numerusform>Retry of %Ln letters has ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln succeeded</numerusform>
            <numerusform>%Ln succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed again</source>
        <translation>
            <numerusform>%Ln failed again</numerusform>
            <numerusform>%Ln failed again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln given up meanwhile</source>
        <translation>
            <numerusform>%Ln given up meanwhile</numerusform>
            <numerusform>%Ln given up meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be followed</source>
        <translation>
            <numerusform>%Ln cannot be followed</numerusform>
            <numerusform>%Ln cannot be followed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln under way</numerusform>
            <numerusform>%Ln under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln never sent</source>
        <translation>
            <numerusform>%Ln never sent</numerusform>
            <numerusform>%Ln never sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be sent</source>
        <translation>
            <numerusform>%Ln to be sent</numerusform>
            <numerusform>%Ln to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new since you started</source>
        <translation>
            <numerusform>%Ln new since you started</numerusform>
            <numerusform>%Ln new since you started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RenamePanel</name>
    <message numerus="yes">
        <source>Also in the %n task(s) that name it</source>
        <translation>
            <numerusform>Also in the task that names it</numerusform>
            <numerusform>Also in the %n tasks that name it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An edit of %n workflow(s), which can be undone there.</source>
        <translation>
            <numerusform>An edit of %n workflow, which can be undone there.</numerusform>
            <numerusform>An edit of %n workflows, which can be undone there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ResolvePanel</name>
    <message numerus="yes">
        <source>Resolve %n letter(s) by hand: their runs go on, and what comes after is marked as fed by hand.</source>
        <translation>
            <numerusform>Resolve %n letter by hand: its run goes on, and what comes after is marked as fed by hand.</numerusform>
            <numerusform>Resolve %n letters by hand: their runs go on, and what comes after is marked as fed by hand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n letter(s)</source>
        <translation>
            <numerusform>Resolve %n letter</numerusform>
            <numerusform>Resolve %n letters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunFilterBar</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) so far, searched down to run %1</source>
        <translation>
            <numerusform>%n run so far, searched down to run %1</numerusform>
            <numerusform>%n runs so far, searched down to run %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) and more</source>
        <translation>
            <numerusform>%n run and more</numerusform>
            <numerusform>%n runs and more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunLine</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead letter(s)</source>
        <translation>
            <numerusform>%n dead letter</numerusform>
            <numerusform>%n dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) active</source>
        <translation>
            <numerusform>%n run active</numerusform>
            <numerusform>%n runs active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them asleep</source>
        <translation>
            <numerusform>%n of them asleep</numerusform>
            <numerusform>%n of them asleep</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RunView</name>
    <message numerus="yes">
        <source>%1 of %n step(s) done</source>
        <translation>
            <numerusform>%1 of %n step done</numerusform>
            <numerusform>%1 of %n steps done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n dead letter(s)</source>
        <translation>
            <numerusform>Show %n dead letter</numerusform>
            <numerusform>Show %n dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel this run? %n step(s) running will be stopped; what is done stays done.</source>
        <translation>
            <numerusform>Cancel this run? %n step running will be stopped; what is done stays done.</numerusform>
            <numerusform>Cancel this run? %n steps running will be stopped; what is done stays done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::SimulatePage</name>
    <message numerus="yes">
        <source>Learnt from %n run(s).</source>
        <translation>
            <numerusform>Learnt from %n run.</numerusform>
            <numerusform>Learnt from %n runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::StatusStrip</name>
    <message numerus="yes">
        <source>%n run(s) active</source>
        <translation>
            <numerusform>%n run active</numerusform>
            <numerusform>%n runs active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n breaker(s) open</source>
        <translation>
            <numerusform>%n breaker open</numerusform>
            <numerusform>%n breakers open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TestPanel</name>
    <message numerus="yes">
        <source>%1 can be read: SQLite %2, %n table(s).</source>
        <translation>
            <numerusform>%1 can be read: SQLite %2, %n table.</numerusform>
            <numerusform>%1 can be read: SQLite %2, %n tables.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TriggerForm</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TryIt</name>
    <message numerus="yes">
        <source>A run from here needs the output of %n task(s) that it leaves out, and there is none: %1.</source>
        <translation>
            <numerusform>A run from here needs the output of %n task that it leaves out, and there is none: %1.</numerusform>
            <numerusform>A run from here needs the output of %n tasks that it leaves out, and there is none: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing may go out of a dry run, and %n task(s) would: %1.</source>
        <translation>
            <numerusform>Nothing may go out of a dry run, and %n task would: %1.</numerusform>
            <numerusform>Nothing may go out of a dry run, and %n tasks would: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::UsedByPanel</name>
    <message numerus="yes">
        <source>Used by these tasks, and by %n more:</source>
        <translation>
            <numerusform>Used by these tasks, and by %n more:</numerusform>
            <numerusform>Used by these tasks, and by %n more:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used by %n task(s):</source>
        <translation>
            <numerusform>Used by %n task:</numerusform>
            <numerusform>Used by %n tasks:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::VersionListModel</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::VersionsDesk</name>
    <message numerus="yes">
        <source>%1 cannot be armed: it has %n error(s).</source>
        <comment>v5</comment>
        <translation>
            <numerusform>%1 cannot be armed: it has %n error.</numerusform>
            <numerusform>%1 cannot be armed: it has %n errors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::VersionsPanel</name>
    <message numerus="yes">
        <source>%n of the last runs were on it.</source>
        <translation>
            <numerusform>%n of the last runs was on it.</numerusform>
            <numerusform>%n of the last runs were on it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WallView</name>
    <message numerus="yes">
        <source>… and %n more, none of them worse</source>
        <translation>
            <numerusform>… and %n more, and it is not worse</numerusform>
            <numerusform>… and %n more, none of them worse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WhyPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) have a place of %1, longest first:</source>
        <translation>
            <numerusform>%n call has a place of %1:</numerusform>
            <numerusform>%n calls have a place of %1, longest first:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n in %1:</source>
        <translation>
            <numerusform>The first in %1:</numerusform>
            <numerusform>The first %n in %1:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowDocument</name>
    <message numerus="yes">
        <source>Delete %n task(s)</source>
        <translation>
            <numerusform>Delete %n task</numerusform>
            <numerusform>Delete %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %n edge(s)</source>
        <translation>
            <numerusform>Disconnect %n edge</numerusform>
            <numerusform>Disconnect %n edges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s)</source>
        <translation>
            <numerusform>Move %n task</numerusform>
            <numerusform>Move %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n task(s)</source>
        <translation>
            <numerusform>Disable %n task</numerusform>
            <numerusform>Disable %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n task(s)</source>
        <translation>
            <numerusform>Enable %n task</numerusform>
            <numerusform>Enable %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n task(s)</source>
        <translation>
            <numerusform>Paste %n task</numerusform>
            <numerusform>Paste %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n task(s)</source>
        <translation>
            <numerusform>Duplicate %n task</numerusform>
            <numerusform>Duplicate %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %n task(s)</source>
        <translation>
            <numerusform>Group %n task</numerusform>
            <numerusform>Group %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>Delete %n note</numerusform>
            <numerusform>Delete %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n note(s)</source>
        <translation>
            <numerusform>Move %n note</numerusform>
            <numerusform>Move %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n note(s)</source>
        <translation>
            <numerusform>Paste %n note</numerusform>
            <numerusform>Paste %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n note(s)</source>
        <translation>
            <numerusform>Duplicate %n note</numerusform>
            <numerusform>Duplicate %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowExchange</name>
    <message numerus="yes">
        <source>%n task(s) came from %1.</source>
        <translation>
            <numerusform>%n task came from %1.</numerusform>
            <numerusform>%n tasks came from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are switched off: nothing here does what they did. Their notes say what that was.</source>
        <translation>
            <numerusform>%n of them is switched off: nothing here does what it did. Its notes say what that was.</numerusform>
            <numerusform>%n of them are switched off: nothing here does what they did. Their notes say what that was.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) lost something on the way; the notes of their tasks hold the original.</source>
        <translation>
            <numerusform>%n part lost something on the way; the notes of its task hold the original.</numerusform>
            <numerusform>%n parts lost something on the way; the notes of their tasks hold the original.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) have no counterpart here and are left out.</source>
        <translation>
            <numerusform>%n part has no counterpart here and is left out.</numerusform>
            <numerusform>%n parts have no counterpart here and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowForm</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n edge</numerusform>
            <numerusform>%n edges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowList</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folder %1, open, %n workflow(s)</source>
        <translation>
            <numerusform>Folder %1, open, %n workflow</numerusform>
            <numerusform>Folder %1, open, %n workflows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folder %1, closed, %n workflow(s)</source>
        <translation>
            <numerusform>Folder %1, closed, %n workflow</numerusform>
            <numerusform>Folder %1, closed, %n workflows</numerusform>
        </translation>
    </message>
</context>
</TS>
