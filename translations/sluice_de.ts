<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Retry dead letter</source>
        <translation>Dead Letter wiederholen</translation>
    </message>
    <message>
        <source>Discard dead letter</source>
        <translation>Dead Letter verwerfen</translation>
    </message>
    <message>
        <source>Force breaker open</source>
        <translation>Schutzschalter offen halten</translation>
    </message>
    <message>
        <source>Force breaker closed</source>
        <translation>Schutzschalter geschlossen halten</translation>
    </message>
    <message>
        <source>Reset breaker</source>
        <translation>Schutzschalter zurücksetzen</translation>
    </message>
    <message>
        <source>Disable breaker</source>
        <translation>Schutzschalter abschalten</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Lauf abbrechen</translation>
    </message>
    <message>
        <source>Pause run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Start component</source>
        <translation>Komponente starten</translation>
    </message>
    <message>
        <source>Stop component</source>
        <translation>Komponente stoppen</translation>
    </message>
    <message>
        <source>Restart component</source>
        <translation>Komponente neu starten</translation>
    </message>
    <message>
        <source>Pause component</source>
        <translation>Komponente anhalten</translation>
    </message>
    <message>
        <source>Resume component</source>
        <translation>Komponente fortsetzen</translation>
    </message>
    <message>
        <source>Set the demo service</source>
        <translation>Demodienst einstellen</translation>
    </message>
    <message>
        <source>Remove old runs</source>
        <translation>Alte Läufe entfernen</translation>
    </message>
    <message>
        <source>Start retry of many letters</source>
        <translation>Wiederholung vieler Letters starten</translation>
    </message>
    <message>
        <source>Pause retry of many letters</source>
        <translation>Wiederholung vieler Letters anhalten</translation>
    </message>
    <message>
        <source>Resume retry of many letters</source>
        <translation>Wiederholung vieler Letters fortsetzen</translation>
    </message>
    <message>
        <source>Cancel retry of many letters</source>
        <translation>Wiederholung vieler Letters abbrechen</translation>
    </message>
    <message>
        <source>Retry of many letters stopped by itself</source>
        <translation>Wiederholung vieler Letters hat von selbst gestoppt</translation>
    </message>
    <message>
        <source>Snooze dead letter</source>
        <translation>Dead Letter zurückstellen</translation>
    </message>
    <message>
        <source>Bring dead letter back</source>
        <translation>Dead Letter zurückholen</translation>
    </message>
    <message>
        <source>Take discard back</source>
        <translation>Verwerfen zurücknehmen</translation>
    </message>
    <message>
        <source>Drain component</source>
        <translation>Komponente leerfahren</translation>
    </message>
    <message>
        <source>Register workflow</source>
        <translation>Workflow registrieren</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Purge queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>Change webhooks</source>
        <translation>Webhooks ändern</translation>
    </message>
    <message>
        <source>Arm workflow</source>
        <translation>Workflow scharf stellen</translation>
    </message>
    <message>
        <source>Disarm workflow</source>
        <translation>Workflow unscharf stellen</translation>
    </message>
    <message>
        <source>Close dead letter with its step</source>
        <translation>Dead Letter mit seinem Schritt schließen</translation>
    </message>
    <message>
        <source>Acknowledge alert</source>
        <translation>Alarm bestätigen</translation>
    </message>
    <message>
        <source>Snooze alert</source>
        <translation>Alarm zurückstellen</translation>
    </message>
    <message>
        <source>Bring alert back</source>
        <translation>Alarm zurückholen</translation>
    </message>
    <message>
        <source>Change rules of alerts</source>
        <translation>Alarmregeln ändern</translation>
    </message>
    <message>
        <source>Resolve dead letter by hand</source>
        <translation>Dead Letter von Hand erledigen</translation>
    </message>
    <message>
        <source>Note on a cause</source>
        <translation>Notiz zu einer Ursache</translation>
    </message>
    <message>
        <source>Import dead letter</source>
        <translation>Dead Letter importieren</translation>
    </message>
    <message>
        <source>Begin a growth model anew</source>
        <translation>Ein Wachstumsmodell neu beginnen</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>snoozed</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>Component: heartbeat</source>
        <translation>Komponente: Herzschlag</translation>
    </message>
    <message>
        <source>Component: needs a person</source>
        <translation>Komponente: braucht jemanden</translation>
    </message>
    <message>
        <source>Component: age of the heartbeat</source>
        <translation>Komponente: Alter des Herzschlags</translation>
    </message>
    <message>
        <source>Component: CPU</source>
        <translation>Komponente: CPU</translation>
    </message>
    <message>
        <source>Component: memory</source>
        <translation>Komponente: Speicher</translation>
    </message>
    <message>
        <source>Component: items that wait</source>
        <translation>Komponente: Wartende</translation>
    </message>
    <message>
        <source>Component: errors since its start</source>
        <translation>Komponente: Fehler seit ihrem Start</translation>
    </message>
    <message>
        <source>Component: mean response</source>
        <translation>Komponente: mittlere Antwortzeit</translation>
    </message>
    <message>
        <source>Component: 99th percentile of responses</source>
        <translation>Komponente: 99. Perzentil der Antwortzeit</translation>
    </message>
    <message>
        <source>Component: restarts</source>
        <translation>Komponente: Neustarts</translation>
    </message>
    <message>
        <source>Component: threads that hang</source>
        <translation>Komponente: hängende Threads</translation>
    </message>
    <message>
        <source>Connection: breaker open</source>
        <translation>Verbindung: Schutzschalter offen</translation>
    </message>
    <message>
        <source>Connection: failure rate</source>
        <translation>Verbindung: Fehlerrate</translation>
    </message>
    <message>
        <source>Connection: rate of slow calls</source>
        <translation>Verbindung: Anteil langsamer Aufrufe</translation>
    </message>
    <message>
        <source>Connection: calls refused by the breaker</source>
        <translation>Verbindung: vom Schutzschalter abgewiesene Aufrufe</translation>
    </message>
    <message>
        <source>Connection: use of the pool</source>
        <translation>Verbindung: Auslastung des Pools</translation>
    </message>
    <message>
        <source>Connection: waiting for the pool</source>
        <translation>Verbindung: Wartende am Pool</translation>
    </message>
    <message>
        <source>Connection: refused by the pool</source>
        <translation>Verbindung: vom Pool Abgewiesene</translation>
    </message>
    <message>
        <source>Queue: depth</source>
        <translation>Warteschlange: Tiefe</translation>
    </message>
    <message>
        <source>Queue: age of the oldest item</source>
        <translation>Warteschlange: Alter des ältesten Eintrags</translation>
    </message>
    <message>
        <source>Queue: items in</source>
        <translation>Warteschlange: Zugang</translation>
    </message>
    <message>
        <source>Queue: items out</source>
        <translation>Warteschlange: Abgang</translation>
    </message>
    <message>
        <source>Queue: paused</source>
        <translation>Warteschlange: angehalten</translation>
    </message>
    <message>
        <source>Runs: active</source>
        <translation>Läufe: aktiv</translation>
    </message>
    <message>
        <source>Runs: not begun</source>
        <translation>Läufe: nicht begonnen</translation>
    </message>
    <message>
        <source>Runs: not begun, of the limit</source>
        <translation>Läufe: nicht begonnen, vom Höchstwert</translation>
    </message>
    <message>
        <source>Steps: ended</source>
        <translation>Schritte: beendet</translation>
    </message>
    <message>
        <source>Steps: failed in the last minute</source>
        <translation>Schritte: fehlgeschlagen in der letzten Minute</translation>
    </message>
    <message>
        <source>Dead letters: open</source>
        <translation>Dead Letters: offen</translation>
    </message>
    <message>
        <source>Dead letters: new</source>
        <translation>Dead Letters: neue</translation>
    </message>
    <message>
        <source>Engine: threads that hang</source>
        <translation>Engine: hängende Threads</translation>
    </message>
    <message>
        <source>Engine: in trouble</source>
        <translation>Engine: in Schwierigkeiten</translation>
    </message>
    <message>
        <source>Engine: age of its figures</source>
        <translation>Engine: Alter ihrer Werte</translation>
    </message>
    <message>
        <source>Component stays down</source>
        <translation>Komponente bleibt unten</translation>
    </message>
    <message>
        <source>Too many threads hang</source>
        <translation>Zu viele Threads hängen</translation>
    </message>
    <message>
        <source>Component lost</source>
        <translation>Komponente verloren</translation>
    </message>
    <message>
        <source>Engine in trouble</source>
        <translation>Engine in Schwierigkeiten</translation>
    </message>
    <message>
        <source>Engine is silent</source>
        <translation>Engine schweigt</translation>
    </message>
    <message>
        <source>Breaker open</source>
        <translation>Schutzschalter offen</translation>
    </message>
    <message>
        <source>Pool full</source>
        <translation>Pool voll</translation>
    </message>
    <message>
        <source>Queue does not move</source>
        <translation>Warteschlange steht</translation>
    </message>
    <message>
        <source>Runs near their limit</source>
        <translation>Läufe nahe am Höchstwert</translation>
    </message>
    <message>
        <source>Many steps fail</source>
        <translation>Viele Schritte schlagen fehl</translation>
    </message>
    <message>
        <source>Many new dead letters</source>
        <translation>Viele neue Dead Letters</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>je Sekunde</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>je Minute</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, %2 lang</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>attempt under way</source>
        <translation>laufender Versuch</translation>
    </message>
    <message>
        <source>attempt that succeeded</source>
        <translation>gelungener Versuch</translation>
    </message>
    <message>
        <source>attempt that began a wait</source>
        <translation>Versuch, der zu warten begann</translation>
    </message>
    <message>
        <source>attempt that failed</source>
        <translation>gescheiterter Versuch</translation>
    </message>
    <message>
        <source>attempt lost with the engine</source>
        <translation>mit der Engine verlorener Versuch</translation>
    </message>
    <message>
        <source>attempt that was abandoned</source>
        <translation>aufgegebener Versuch</translation>
    </message>
    <message>
        <source>attempt %1, under way for %2</source>
        <translation>Versuch %1, läuft seit %2</translation>
    </message>
    <message>
        <source>attempt %1, succeeded after %2</source>
        <translation>Versuch %1, nach %2 gelungen</translation>
    </message>
    <message>
        <source>attempt %1, began to wait after %2</source>
        <translation>Versuch %1, begann nach %2 zu warten</translation>
    </message>
    <message>
        <source>attempt %1, failed after %2</source>
        <translation>Versuch %1, nach %2 gescheitert</translation>
    </message>
    <message>
        <source>attempt %1, lost with the engine after %2</source>
        <translation>Versuch %1, nach %2 mit der Engine verloren</translation>
    </message>
    <message>
        <source>attempt %1, abandoned after %2</source>
        <translation>Versuch %1, nach %2 aufgegeben</translation>
    </message>
    <message>
        <source>back-off</source>
        <translation>Wartezeit vor dem nächsten Versuch</translation>
    </message>
    <message>
        <source>breaker open</source>
        <translation>Schutzschalter offen</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>Ratenbegrenzung</translation>
    </message>
    <message>
        <source>pause that the other side asked for</source>
        <translation>Pause, um die die Gegenseite bat</translation>
    </message>
    <message>
        <source>too many retries</source>
        <translation>zu viele Wiederholungen</translation>
    </message>
    <message>
        <source>connection full</source>
        <translation>Verbindung voll</translation>
    </message>
    <message>
        <source>run paused</source>
        <translation>Lauf angehalten</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>its items</source>
        <translation>seine Elemente</translation>
    </message>
    <message>
        <source>dead letter</source>
        <translation>Dead Letter</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>in der Schlange</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what a step waits for, how long</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>CanvasKeys</name>
    <message>
        <source>Add a task by typing its name</source>
        <translation>Eine Aufgabe hinzufügen, indem man ihren Namen tippt</translation>
    </message>
    <message>
        <source>Connect the chosen task by typing the target</source>
        <translation>Die gewählte Aufgabe verbinden, indem man das Ziel tippt</translation>
    </message>
    <message>
        <source>Switch the chosen tasks off or on</source>
        <translation>Die gewählten Aufgaben aus- oder einschalten</translation>
    </message>
    <message>
        <source>Show the whole workflow</source>
        <translation>Den ganzen Workflow zeigen</translation>
    </message>
    <message>
        <source>Show what is chosen</source>
        <translation>Zeigen, was gewählt ist</translation>
    </message>
    <message>
        <source>Rename the task in place</source>
        <translation>Die Aufgabe an Ort und Stelle umbenennen</translation>
    </message>
    <message>
        <source>Open the task in the inspector</source>
        <translation>Die Aufgabe im Inspektor öffnen</translation>
    </message>
    <message>
        <source>Walk along the edges</source>
        <translation>Den Kanten entlanggehen</translation>
    </message>
    <message>
        <source>Move the chosen tasks</source>
        <translation>Die gewählten Aufgaben verschieben</translation>
    </message>
    <message>
        <source>Hold it and drag to pan</source>
        <translation>Halten und ziehen, um zu schwenken</translation>
    </message>
    <message>
        <source>Copy, cut and paste tasks as text</source>
        <translation>Aufgaben als Text kopieren, ausschneiden, einfügen</translation>
    </message>
    <message>
        <source>Duplicate the chosen tasks</source>
        <translation>Die gewählten Aufgaben verdoppeln</translation>
    </message>
    <message>
        <source>Delete what is chosen</source>
        <translation>Löschen, was gewählt ist</translation>
    </message>
    <message>
        <source>Delete it and connect what it lay between</source>
        <translation>Löschen und verbinden, was links und rechts davon lag</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>Wirkliche Größe</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>One event back or on</source>
        <translation>Ein Ereignis zurück oder weiter</translation>
    </message>
    <message>
        <source>A hundred events on or back</source>
        <translation>Hundert Ereignisse weiter oder zurück</translation>
    </message>
    <message>
        <source>To the first event, or to the last one that is known</source>
        <translation>Zum ersten Ereignis oder zum letzten bekannten</translation>
    </message>
    <message>
        <source>Back to the graph that is edited</source>
        <translation>Zurück zum Graphen, der bearbeitet wird</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>Workflow engine</source>
        <translation>Workflow-Engine</translation>
    </message>
    <message>
        <source>Decides what comes next in each run.</source>
        <translation>Entscheidet, was in jedem Lauf als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Writes down what happens before it takes effect.</source>
        <translation>Schreibt auf, was geschieht, bevor es wirkt.</translation>
    </message>
    <message>
        <source>Counts the events that wait to be written, without their payloads.</source>
        <translation>Zählt die Ereignisse, die auf das Schreiben warten, ohne ihre Nutzdaten.</translation>
    </message>
    <message>
        <source>Step runner</source>
        <translation>Schrittausführung</translation>
    </message>
    <message>
        <source>Performs steps: calls, databases, files and scripts.</source>
        <translation>Führt Schritte aus: Aufrufe, Datenbanken, Dateien und Skripte.</translation>
    </message>
    <message>
        <source>Counts what the attempts under way were given, and the answers of HTTP calls that are being read.</source>
        <translation>Zählt, was den laufenden Versuchen mitgegeben wurde, und die Antworten von HTTP-Aufrufen, die gerade gelesen werden.</translation>
    </message>
    <message>
        <source>History reader</source>
        <translation>Verlaufsleser</translation>
    </message>
    <message>
        <source>Looks up past runs and dead letters.</source>
        <translation>Schlägt vergangene Läufe und Dead Letters nach.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Takes webhooks, and says so once they are on disk.</source>
        <translation>Nimmt Webhooks an und bestätigt sie, sobald sie auf der Platte sind.</translation>
    </message>
    <message>
        <source>Counts the cache, the schema and the statements of its database.</source>
        <translation>Zählt Zwischenspeicher, Schema und Anweisungen seiner Datenbank.</translation>
    </message>
    <message>
        <source>Demo service</source>
        <translation>Demodienst</translation>
    </message>
    <message>
        <source>Answers the calls of the sample, and fails as it is told.</source>
        <translation>Beantwortet die Aufrufe des Beispiels und scheitert, wie man es ihm sagt.</translation>
    </message>
    <message>
        <source>It accounts for no memory of its own.</source>
        <translation>Er rechnet sich keinen eigenen Speicher zu.</translation>
    </message>
    <message>
        <source>Counts what it accounts for itself.</source>
        <translation>Zählt, was er sich selbst zurechnet.</translation>
    </message>
    <message>
        <source>Counts the runs it holds with their steps and payloads, letters of no run, webhooks that are no runs yet, and the events that the event bus keeps or that wait there. A payload that several of them share counts for each.</source>
        <translation>Zählt die Läufe, die sie hält, mit ihren Schritten und Nutzdaten, Dead Letters ohne Lauf, Webhooks, die noch keine Läufe sind, und die Ereignisse, die der Ereignisbus aufbewahrt oder die dort warten. Nutzdaten, die mehrere davon teilen, zählen für jeden.</translation>
    </message>
    <message>
        <source>Counts the bodies that are coming in.</source>
        <translation>Zählt die Inhalte, die gerade hereinkommen.</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Watches the clock for workflows that are armed.</source>
        <translation>Achtet auf die Uhr für Workflows, die scharf sind.</translation>
    </message>
    <message>
        <source>Viral engine</source>
        <translation>Viral-Rechner</translation>
    </message>
    <message>
        <source>Reckons from invites and joinings how many others each user brings in.</source>
        <translation>Errechnet aus Einladungen und Beitritten, wie viele andere jeder Nutzer mitbringt.</translation>
    </message>
    <message>
        <source>Counts the users and invites that it keeps.</source>
        <translation>Zählt die Nutzer und Einladungen, die er behält.</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Forecasts how many users join in the days to come.</source>
        <translation>Sagt vorher, wie viele Nutzer in den nächsten Tagen beitreten.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Says what share of invites goes out with which strategy.</source>
        <translation>Sagt, welcher Anteil der Einladungen mit welcher Strategie hinausgeht.</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Koordinator</translation>
    </message>
    <message>
        <source>Watches all components, and brings back those that fail.</source>
        <translation>Überwacht alle Komponenten und bringt die zurück, die ausfallen.</translation>
    </message>
    <message>
        <source>Engine log</source>
        <translation>Protokoll der Engine</translation>
    </message>
    <message>
        <source>Notes what happens to the engine, line by line.</source>
        <translation>Hält Zeile für Zeile fest, was mit der Engine geschieht.</translation>
    </message>
    <message>
        <source>Messages to the engine</source>
        <translation>Nachrichten an die Engine</translation>
    </message>
    <message>
        <source>Steps ready to run</source>
        <translation>Schritte, die bereit sind</translation>
    </message>
    <message>
        <source>Steps waiting to retry</source>
        <translation>Schritte, die auf einen weiteren Versuch warten</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Steps waiting for %1</source>
        <comment>the name of a connection</comment>
        <translation>Schritte, die auf %1 warten</translation>
    </message>
    <message>
        <source>Steps of %1 that wait</source>
        <comment>the name of a workflow</comment>
        <translation>Wartende Schritte von %1</translation>
    </message>
    <message>
        <source>File watcher</source>
        <translation>Dateiwächter</translation>
    </message>
    <message>
        <source>Looks for new files in the folders of workflows that are armed.</source>
        <translation>Sucht neue Dateien in den Ordnern scharfer Workflows.</translation>
    </message>
</context>
<context>
    <name>ConnectTool</name>
    <message>
        <source>A task cannot follow itself</source>
        <translation>Eine Aufgabe kann sich nicht selbst folgen</translation>
    </message>
    <message>
        <source>This would close a cycle: %1</source>
        <translation>Das würde einen Kreis schließen: %1</translation>
    </message>
    <message>
        <source>These are connected already</source>
        <translation>Diese sind schon verbunden</translation>
    </message>
</context>
<context>
    <name>ConnectionFields</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What people see. Empty: the id.</source>
        <translation>Was Menschen sehen. Leer: die Kennung.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>What tasks name it by.</source>
        <translation>Unter ihr nennen Aufgaben die Verbindung.</translation>
    </message>
    <message>
        <source>Base address</source>
        <translation>Basisadresse</translation>
    </message>
    <message>
        <source>What the paths of tasks are relative to.</source>
        <translation>Worauf sich die Pfade der Aufgaben beziehen.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database file</source>
        <translation>Datenbankdatei</translation>
    </message>
    <message>
        <source>Relative to the workspace. Made by the first task if it is missing.</source>
        <translation>Relativ zum Arbeitsbereich. Fehlt sie, legt die erste Aufgabe sie an.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>The name of it; files hold no values. With a user it is the password, without one a bearer token.</source>
        <translation>Sein Name; Dateien enthalten keine Werte. Mit einem Benutzer ist es das Passwort, ohne einen ein Bearer-Token.</translation>
    </message>
    <message>
        <source>The name of the one with the password; files hold no values.</source>
        <translation>Der Name dessen mit dem Passwort; Dateien enthalten keine Werte.</translation>
    </message>
    <message>
        <source>May call this computer</source>
        <translation>Darf diesen Rechner aufrufen</translation>
    </message>
    <message>
        <source>May call private networks</source>
        <translation>Darf private Netze aufrufen</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>PEM, of authorities that are trusted besides the system&apos;s.</source>
        <translation>PEM, mit Zertifizierungsstellen, denen neben denen des Systems vertraut wird.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>http://host:port or socks5://host:port.</source>
        <translation>http://host:port oder socks5://host:port.</translation>
    </message>
    <message>
        <source>User at the proxy</source>
        <translation>Benutzer beim Proxy</translation>
    </message>
    <message>
        <source>Secret for the proxy</source>
        <translation>Geheimnis für den Proxy</translation>
    </message>
    <message>
        <source>The name of the one with the password at the proxy.</source>
        <translation>Der Name dessen mit dem Passwort beim Proxy.</translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation>Aufrufe zugleich</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>May wait</source>
        <translation>Dürfen warten</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>A step that waited so long is turned away and comes back later.</source>
        <translation>Ein Schritt, der so lange gewartet hat, wird abgewiesen und kommt später wieder.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>calls a second</source>
        <translation>Aufrufe je Sekunde</translation>
    </message>
    <message>
        <source>0: no limit.</source>
        <translation>0: keine Grenze.</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Stoß</translation>
    </message>
    <message>
        <source>So many may go at once after a pause.</source>
        <translation>So viele dürfen nach einer Pause auf einmal gehen.</translation>
    </message>
    <message>
        <source>Opens at failures of</source>
        <translation>Öffnet bei Fehlern von</translation>
    </message>
    <message>
        <source>Opens at slow calls of</source>
        <translation>Öffnet bei langsamen Aufrufen von</translation>
    </message>
    <message>
        <source>A call is slow after</source>
        <translation>Ein Aufruf ist langsam nach</translation>
    </message>
    <message>
        <source>Looks at the last</source>
        <translation>Betrachtet die letzten</translation>
    </message>
    <message>
        <source>Decides from</source>
        <translation>Urteilt ab</translation>
    </message>
    <message>
        <source>Stays open at first for</source>
        <translation>Bleibt zuerst offen für</translation>
    </message>
    <message>
        <source>Doubled each time it opens again, up to 10 minutes.</source>
        <translation>Verdoppelt sich mit jedem neuen Öffnen, bis zu 10 Minuten.</translation>
    </message>
    <message>
        <source>Lets through on trial</source>
        <translation>Lässt zur Probe durch</translation>
    </message>
    <message>
        <source>Retries may be</source>
        <translation>Wiederholungen dürfen sein</translation>
    </message>
    <message>
        <source>% of calls</source>
        <translation>% der Aufrufe</translation>
    </message>
    <message>
        <source>Of the calls of the last 10 seconds.</source>
        <translation>Der Aufrufe der letzten 10 Sekunden.</translation>
    </message>
    <message>
        <source>Always allowed</source>
        <translation>Immer erlaubt</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>This cannot be called. Write it like https://host/path.</source>
        <translation>Das lässt sich nicht aufrufen. Schreiben Sie es wie https://host/pfad.</translation>
    </message>
    <message>
        <source>User and password do not belong in an address. Name a secret below.</source>
        <translation>Benutzer und Passwort gehören nicht in eine Adresse. Nennen Sie unten ein Geheimnis.</translation>
    </message>
    <message>
        <source>This is no proxy. Write it like http://host:port or socks5://host:port.</source>
        <translation>Das ist kein Proxy. Schreiben Sie ihn wie http://host:port oder socks5://host:port.</translation>
    </message>
    <message>
        <source>User and password do not belong in an address. Name them below.</source>
        <translation>Benutzer und Passwort gehören nicht in eine Adresse. Nennen Sie sie unten.</translation>
    </message>
    <message>
        <source>It needs an id, for tasks to name it by.</source>
        <translation>Sie braucht eine Kennung, unter der Aufgaben sie nennen.</translation>
    </message>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Schreiben Sie eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2, such as 12 or 0.5.</source>
        <translation>Schreiben Sie eine Zahl von %1 bis %2, etwa 12 oder 0.5.</translation>
    </message>
    <message>
        <source>Write a number and a unit: 250ms, 5s, 2m, 1h, 1d.</source>
        <translation>Schreiben Sie eine Zahl und eine Einheit: 250ms, 5s, 2m, 1h, 1d.</translation>
    </message>
    <message>
        <source>The breaker looks at fewer calls, so it would never open.</source>
        <translation>Der Schutzschalter betrachtet weniger Aufrufe und würde nie öffnen.</translation>
    </message>
    <message>
        <source>Without it each task has to name a whole address.</source>
        <translation>Ohne sie muss jede Aufgabe eine vollständige Adresse nennen.</translation>
    </message>
    <message>
        <source>It needs a file to open.</source>
        <translation>Sie braucht eine Datei, die sie öffnet.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Ratenbegrenzung</translation>
    </message>
    <message>
        <source>Circuit breaker</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>Retry budget</source>
        <translation>Wiederholungsbudget</translation>
    </message>
    <message>
        <source>Empty: the usual one, with or without TLS.</source>
        <translation>Leer: der übliche, mit oder ohne TLS.</translation>
    </message>
    <message>
        <source>Virtual host</source>
        <translation>Virtueller Host</translation>
    </message>
    <message>
        <source>Empty: /, which every broker has.</source>
        <translation>Leer: /, den jeder Broker hat.</translation>
    </message>
    <message>
        <source>Over TLS</source>
        <translation>Über TLS</translation>
    </message>
</context>
<context>
    <name>ConnectionListModel</name>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>next trial %1</source>
        <translation>nächste Probe %1</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%1 von %2 in Gebrauch</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgewiesen</translation>
    </message>
</context>
<context>
    <name>ConnectionUses</name>
    <message>
        <source>Rename the connection %1 to %2</source>
        <translation>Verbindung %1 in %2 umbenennen</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n millisecond(s)</source>
        <translation>
            <numerusform>%n Millisekunde</numerusform>
            <numerusform>%n Millisekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The step waits: connection {connection} takes no calls at the moment.</source>
        <translation>Der Schritt wartet: Verbindung {connection} nimmt zurzeit keine Aufrufe an.</translation>
    </message>
    <message>
        <source>Its circuit breaker is open, by itself or because somebody said so.</source>
        <translation>Ihr Schutzschalter ist offen, von selbst oder weil jemand es so will.</translation>
    </message>
    <message>
        <source>It is tried again by itself, for a day at most. Look at the connection on the Health page.</source>
        <translation>Er wird von selbst erneut versucht, höchstens einen Tag lang. Sehen Sie sich die Verbindung auf der Seite „Zustand“ an.</translation>
    </message>
    <message>
        <source>The step waits: the other side of {connection} asked for a pause.</source>
        <translation>Der Schritt wartet: Die Gegenseite von {connection} hat um eine Pause gebeten.</translation>
    </message>
    <message>
        <source>It answered with Retry-After.</source>
        <translation>Sie hat mit Retry-After geantwortet.</translation>
    </message>
    <message>
        <source>It is tried again by itself, for a day at most.</source>
        <translation>Er wird von selbst erneut versucht, höchstens einen Tag lang.</translation>
    </message>
    <message>
        <source>The step waits: connection {connection} has reached its rate limit.</source>
        <translation>Der Schritt wartet: Verbindung {connection} hat ihre Höchstrate erreicht.</translation>
    </message>
    <message>
        <source>More calls come than its limit lets through.</source>
        <translation>Es kommen mehr Aufrufe, als die Höchstrate durchlässt.</translation>
    </message>
    <message>
        <source>It is tried again by itself, for a day at most. Raise the limit if the service can take more.</source>
        <translation>Er wird von selbst erneut versucht, höchstens einen Tag lang. Erhöhen Sie die Höchstrate, wenn der Dienst mehr verträgt.</translation>
    </message>
    <message>
        <source>The step waits: too many of the last calls of {connection} were retries.</source>
        <translation>Der Schritt wartet: Zu viele der letzten Aufrufe von {connection} waren Wiederholungen.</translation>
    </message>
    <message>
        <source>Retries are held back, so that they do not make an overload worse.</source>
        <translation>Wiederholungen werden zurückgehalten, damit sie eine Überlastung nicht verschlimmern.</translation>
    </message>
    <message>
        <source>The step waits: all places of connection {connection} are taken.</source>
        <translation>Der Schritt wartet: Alle Plätze der Verbindung {connection} sind belegt.</translation>
    </message>
    <message>
        <source>It stood in line for as long as the connection allows.</source>
        <translation>Er stand so lange an, wie die Verbindung es erlaubt.</translation>
    </message>
    <message>
        <source>It is tried again by itself, for a day at most. Raise the pool size if the service can take more.</source>
        <translation>Er wird von selbst erneut versucht, höchstens einen Tag lang. Erhöhen Sie die Poolgröße, wenn der Dienst mehr verträgt.</translation>
    </message>
    <message>
        <source>The step waits: too many steps wait for connection {connection} already.</source>
        <translation>Der Schritt wartet: Zu viele Schritte warten schon auf die Verbindung {connection}.</translation>
    </message>
    <message>
        <source>The line in front of it is as long as it may be.</source>
        <translation>Die Schlange davor ist so lang, wie sie sein darf.</translation>
    </message>
    <message>
        <source>The step did not go out: the part of the engine that makes calls was away.</source>
        <translation>Der Schritt ging nicht hinaus: Der Teil der Engine, der Aufrufe macht, war nicht da.</translation>
    </message>
    <message>
        <source>It was being restarted.</source>
        <translation>Er wurde gerade neu gestartet.</translation>
    </message>
    <message>
        <source>Run {run} has no step {step}.</source>
        <translation>Der Lauf {run} hat keinen Schritt {step}.</translation>
    </message>
    <message>
        <source>Steps are numbered from 0.</source>
        <translation>Schritte werden ab 0 gezählt.</translation>
    </message>
    <message>
        <source>Look at the run for its steps.</source>
        <translation>Sehen Sie im Lauf nach, welche Schritte er hat.</translation>
    </message>
    <message>
        <source>“{url}” is no address that can be called.</source>
        <translation>„{url}“ ist keine Adresse, die sich aufrufen lässt.</translation>
    </message>
    <message>
        <source>Write it like https://host/path.</source>
        <translation>Schreiben Sie sie in der Form https://host/pfad.</translation>
    </message>
    <message>
        <source>{url} was not called.</source>
        <translation>{url} wurde nicht aufgerufen.</translation>
    </message>
    <message>
        <source>Only http and https are allowed, not “{scheme}”.</source>
        <translation>Erlaubt sind nur http und https, nicht „{scheme}“.</translation>
    </message>
    <message>
        <source>Use an address with http or https.</source>
        <translation>Nehmen Sie eine Adresse mit http oder https.</translation>
    </message>
    <message>
        <source>The address of {host} holds a name or password.</source>
        <translation>Die Adresse von {host} enthält einen Namen oder ein Passwort.</translation>
    </message>
    <message>
        <source>Addresses are logged and stored, so secrets do not belong there.</source>
        <translation>Adressen werden protokolliert und gespeichert; Geheimnisse gehören nicht hinein.</translation>
    </message>
    <message>
        <source>Put the secret into the connection.</source>
        <translation>Legen Sie das Geheimnis in die Verbindung.</translation>
    </message>
    <message>
        <source>The header “{name}” cannot be sent.</source>
        <translation>Der Header „{name}“ lässt sich nicht senden.</translation>
    </message>
    <message>
        <source>Its name or value holds characters that are not allowed.</source>
        <translation>Name oder Wert enthält Zeichen, die nicht erlaubt sind.</translation>
    </message>
    <message>
        <source>Correct the header.</source>
        <translation>Berichtigen Sie den Header.</translation>
    </message>
    <message>
        <source>“{method}” is no HTTP method.</source>
        <translation>„{method}“ ist keine HTTP-Methode.</translation>
    </message>
    <message>
        <source>Choose GET, POST, PUT, PATCH, DELETE or HEAD.</source>
        <translation>Wählen Sie GET, POST, PUT, PATCH, DELETE oder HEAD.</translation>
    </message>
    <message>
        <source>{host} was not called: it leads to {address}.</source>
        <translation>{host} wurde nicht aufgerufen: der Name führt zu {address}.</translation>
    </message>
    <message>
        <source>That is an address of the class “{class}”, which this connection does not allow.</source>
        <translation>Das ist eine Adresse der Klasse „{class}“, die diese Verbindung nicht erlaubt.</translation>
    </message>
    <message>
        <source>If that is meant, allow it in the connection.</source>
        <translation>Wenn das gewollt ist, erlauben Sie es in der Verbindung.</translation>
    </message>
    <message>
        <source>The host {host} was not found.</source>
        <translation>Der Host {host} wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Its name could not be resolved.</source>
        <translation>Der Name ließ sich nicht auflösen.</translation>
    </message>
    <message>
        <source>Check the name, and whether this computer is online.</source>
        <translation>Prüfen Sie den Namen, und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>{host} refused the connection at port {port}.</source>
        <translation>{host} hat die Verbindung an Port {port} abgelehnt.</translation>
    </message>
    <message>
        <source>No program is listening there.</source>
        <translation>Dort lauscht kein Programm.</translation>
    </message>
    <message>
        <source>Start the service, or correct address and port.</source>
        <translation>Starten Sie den Dienst, oder berichtigen Sie Adresse und Port.</translation>
    </message>
    <message>
        <source>{host} cannot be reached at port {port}.</source>
        <translation>{host} ist an Port {port} nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network, VPN and firewall.</source>
        <translation>Prüfen Sie Netz, VPN und Firewall.</translation>
    </message>
    <message>
        <source>The connection to {host} (port {port}) broke off.</source>
        <translation>Die Verbindung zu {host} (Port {port}) ist abgerissen.</translation>
    </message>
    <message>
        <source>The other side closed it before it had answered.</source>
        <translation>Die Gegenseite hat sie geschlossen, bevor sie geantwortet hatte.</translation>
    </message>
    <message>
        <source>It is tried again where that is safe; else look at the service&apos;s log.</source>
        <translation>Wo es sicher ist, wird es erneut versucht; sonst sehen Sie ins Protokoll des Dienstes.</translation>
    </message>
    <message>
        <source>The call of {host} (port {port}) failed in the network.</source>
        <translation>Der Aufruf von {host} (Port {port}) ist im Netz gescheitert.</translation>
    </message>
    <message>
        <source>Check the network, then retry.</source>
        <translation>Prüfen Sie das Netz, und wiederholen Sie dann.</translation>
    </message>
    <message>
        <source>The proxy {host} (port {port}) did not let the call through.</source>
        <translation>Der Proxy {host} (Port {port}) hat den Aufruf nicht durchgelassen.</translation>
    </message>
    <message>
        <source>Check the proxy of the connection.</source>
        <translation>Prüfen Sie den Proxy der Verbindung.</translation>
    </message>
    <message>
        <source>{host} did not answer within {milliseconds} ms.</source>
        <translation>{host} hat nicht innerhalb von {milliseconds} ms geantwortet.</translation>
    </message>
    <message>
        <source>The service is slow, or nothing answers there.</source>
        <translation>Der Dienst ist langsam, oder dort antwortet nichts.</translation>
    </message>
    <message>
        <source>Raise the time-out of the task, or look at the service.</source>
        <translation>Erhöhen Sie die Zeitgrenze der Aufgabe, oder sehen Sie nach dem Dienst.</translation>
    </message>
    <message>
        <source>Nobody knows whether {method} at {host} took effect.</source>
        <translation>Niemand weiß, ob {method} bei {host} gewirkt hat.</translation>
    </message>
    <message>
        <source>The call had been sent, but no answer came.</source>
        <translation>Der Aufruf war gesendet, doch es kam keine Antwort.</translation>
    </message>
    <message>
        <source>Look at the other side whether it happened before you retry.</source>
        <translation>Sehen Sie auf der Gegenseite nach, ob es geschehen ist, bevor Sie wiederholen.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted.</source>
        <translation>Dem Zertifikat von {host} wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Have it renewed, or name the right CA file in the connection.</source>
        <translation>Lassen Sie es erneuern, oder nennen Sie in der Verbindung die richtige CA-Datei.</translation>
    </message>
    <message>
        <source>No secure connection to {host} (port {port}) came about.</source>
        <translation>Mit {host} (Port {port}) kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>Check that the service speaks TLS at this port.</source>
        <translation>Prüfen Sie, ob der Dienst an diesem Port TLS spricht.</translation>
    </message>
    <message>
        <source>The CA file {path} cannot be used.</source>
        <translation>Die CA-Datei {path} ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>It is missing, or holds no certificate.</source>
        <translation>Sie fehlt, oder sie enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>Correct the path in the connection.</source>
        <translation>Berichtigen Sie den Pfad in der Verbindung.</translation>
    </message>
    <message>
        <source>The answer of {host} is too large.</source>
        <translation>Die Antwort von {host} ist zu groß.</translation>
    </message>
    <message>
        <source>It has more than {bytes} bytes.</source>
        <translation>Sie hat mehr als {bytes} Bytes.</translation>
    </message>
    <message>
        <source>Ask for less at once, for example in pages.</source>
        <translation>Fragen Sie weniger auf einmal ab, etwa seitenweise.</translation>
    </message>
    <message>
        <source>{url} redirects more than {count} times.</source>
        <translation>{url} leitet mehr als {count}-mal weiter.</translation>
    </message>
    <message>
        <source>The service sends the call in circles.</source>
        <translation>Der Dienst schickt den Aufruf im Kreis.</translation>
    </message>
    <message>
        <source>Use the address where it ends.</source>
        <translation>Nehmen Sie die Adresse, bei der es endet.</translation>
    </message>
    <message>
        <source>{host} (port {port}) did not answer in HTTP.</source>
        <translation>{host} (Port {port}) hat nicht in HTTP geantwortet.</translation>
    </message>
    <message>
        <source>Check that address and port are those of a web service.</source>
        <translation>Prüfen Sie, ob Adresse und Port die eines Webdienstes sind.</translation>
    </message>
    <message>
        <source>The service answered {status} to {url}.</source>
        <translation>Der Dienst hat auf {url} mit {status} geantwortet.</translation>
    </message>
    <message>
        <source>Look at the answer in the attempt; mend the input or the service, then retry.</source>
        <translation>Sehen Sie sich die Antwort im Versuch an; berichtigen Sie Eingabe oder Dienst, und wiederholen Sie dann.</translation>
    </message>
    <message>
        <source>The connection has no room for another call.</source>
        <translation>Die Verbindung hat keinen Platz für einen weiteren Aufruf.</translation>
    </message>
    <message>
        <source>{waiting} calls are already waiting.</source>
        <translation>{waiting} Aufrufe warten bereits.</translation>
    </message>
    <message>
        <source>It is tried again; if it lasts, raise the pool size.</source>
        <translation>Es wird erneut versucht; hält es an, vergrößern Sie den Pool.</translation>
    </message>
    <message>
        <source>The call was stopped.</source>
        <translation>Der Aufruf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The run or a person did not want it any more.</source>
        <translation>Der Lauf oder ein Mensch wollte sie nicht mehr.</translation>
    </message>
    <message>
        <source>The database {path} belongs to the engine.</source>
        <translation>Die Datenbank {path} gehört der Engine.</translation>
    </message>
    <message>
        <source>A statement on it would destroy the history of the runs.</source>
        <translation>Eine Anweisung darauf würde die Geschichte der Läufe zerstören.</translation>
    </message>
    <message>
        <source>Choose another database.</source>
        <translation>Wählen Sie eine andere Datenbank.</translation>
    </message>
    <message>
        <source>The database driver {driver} is not installed.</source>
        <translation>Der Datenbanktreiber {driver} ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install Qt&apos;s SQL plugin for it, then start again.</source>
        <translation>Installieren Sie das SQL-Plugin von Qt dafür, und starten Sie neu.</translation>
    </message>
    <message>
        <source>The database {database} cannot be opened.</source>
        <translation>Die Datenbank {database} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check path and rights.</source>
        <translation>Prüfen Sie Pfad und Rechte.</translation>
    </message>
    <message>
        <source>The database {database} at {host} cannot be reached.</source>
        <translation>Die Datenbank {database} auf {host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check that the server runs and that the address is right.</source>
        <translation>Prüfen Sie, ob der Server läuft und die Adresse stimmt.</translation>
    </message>
    <message>
        <source>The database {database} refused the user {user}.</source>
        <translation>Die Datenbank {database} hat den Benutzer {user} abgelehnt.</translation>
    </message>
    <message>
        <source>Name or password is wrong, or the user may not connect.</source>
        <translation>Name oder Passwort stimmt nicht, oder der Benutzer darf sich nicht verbinden.</translation>
    </message>
    <message>
        <source>Check the user and the secret of the connection.</source>
        <translation>Prüfen Sie Benutzer und Geheimnis der Verbindung.</translation>
    </message>
    <message>
        <source>The connection to the database {database} broke off.</source>
        <translation>Die Verbindung zur Datenbank {database} ist abgerissen.</translation>
    </message>
    <message>
        <source>It is tried again where that is safe.</source>
        <translation>Wo es sicher ist, wird es erneut versucht.</translation>
    </message>
    <message>
        <source>Nobody knows whether the statement on {database} took effect.</source>
        <translation>Niemand weiß, ob die Anweisung auf {database} gewirkt hat.</translation>
    </message>
    <message>
        <source>The connection broke off after it had been sent.</source>
        <translation>Die Verbindung riss ab, nachdem sie gesendet war.</translation>
    </message>
    <message>
        <source>Look at the data before you retry.</source>
        <translation>Sehen Sie sich die Daten an, bevor Sie wiederholen.</translation>
    </message>
    <message>
        <source>The database {database} is busy.</source>
        <translation>Die Datenbank {database} ist beschäftigt.</translation>
    </message>
    <message>
        <source>Another program holds a lock on it.</source>
        <translation>Ein anderes Programm hält eine Sperre darauf.</translation>
    </message>
    <message>
        <source>It is tried again; close the other program if it lasts.</source>
        <translation>Es wird erneut versucht; hält es an, schließen Sie das andere Programm.</translation>
    </message>
    <message>
        <source>The database {database} has run out of memory, disk or connections.</source>
        <translation>Der Datenbank {database} fehlt es an Speicher, Platz oder Verbindungen.</translation>
    </message>
    <message>
        <source>Make room there; it is tried again.</source>
        <translation>Schaffen Sie dort Platz; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The data breaks a rule of the database {database}.</source>
        <translation>Die Daten verletzen eine Regel der Datenbank {database}.</translation>
    </message>
    <message>
        <source>Correct the data, then retry.</source>
        <translation>Berichtigen Sie die Daten, und wiederholen Sie dann.</translation>
    </message>
    <message>
        <source>The database {database} does not understand the statement.</source>
        <translation>Die Datenbank {database} versteht die Anweisung nicht.</translation>
    </message>
    <message>
        <source>Correct the statement in the task.</source>
        <translation>Berichtigen Sie die Anweisung in der Aufgabe.</translation>
    </message>
    <message>
        <source>The database {database} is read-only.</source>
        <translation>Die Datenbank {database} ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Give the program the right to write there.</source>
        <translation>Geben Sie dem Programm das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>The database {database} is damaged.</source>
        <translation>Die Datenbank {database} ist beschädigt.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The database {database} does not allow this.</source>
        <translation>Die Datenbank {database} erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Give the user the right, or use another user.</source>
        <translation>Geben Sie dem Benutzer das Recht, oder nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The statement needs the parameter “{name}”, which has no value.</source>
        <translation>Die Anweisung braucht den Parameter „{name}“, der keinen Wert hat.</translation>
    </message>
    <message>
        <source>Add it to the parameters of the task.</source>
        <translation>Fügen Sie ihn zu den Parametern der Aufgabe hinzu.</translation>
    </message>
    <message>
        <source>The statement has {expected} places for values, but {given} were given.</source>
        <translation>Die Anweisung hat {expected} Stellen für Werte, gegeben sind {given}.</translation>
    </message>
    <message>
        <source>Give one value for each place.</source>
        <translation>Geben Sie zu jeder Stelle einen Wert.</translation>
    </message>
    <message>
        <source>The statement mixes named parameters with question marks.</source>
        <translation>Die Anweisung mischt benannte Parameter mit Fragezeichen.</translation>
    </message>
    <message>
        <source>Their order could not be told.</source>
        <translation>Ihre Reihenfolge wäre nicht zu erkennen.</translation>
    </message>
    <message>
        <source>Use one of the two kinds.</source>
        <translation>Nehmen Sie eine der beiden Arten.</translation>
    </message>
    <message>
        <source>The statement gives more than {rows} rows.</source>
        <translation>Die Anweisung liefert mehr als {rows} Zeilen.</translation>
    </message>
    <message>
        <source>That is the most that a step takes.</source>
        <translation>Mehr nimmt ein Schritt nicht auf.</translation>
    </message>
    <message>
        <source>Limit the statement.</source>
        <translation>Begrenzen Sie die Anweisung.</translation>
    </message>
    <message>
        <source>The statement on {database} was stopped.</source>
        <translation>Die Anweisung auf {database} wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The SQL statement holds an expression in braces.</source>
        <translation>Die SQL-Anweisung enthält einen Ausdruck in Klammern.</translation>
    </message>
    <message>
        <source>Data put into a statement as text could change what it does.</source>
        <translation>Daten, die als Text in die Anweisung gelangen, könnten ihren Sinn ändern.</translation>
    </message>
    <message>
        <source>Use a parameter (:name), and give its value below.</source>
        <translation>Nehmen Sie einen Parameter (:name), und geben Sie darunter seinen Wert an.</translation>
    </message>
    <message>
        <source>The connection “{connection}” is of the type {type}.</source>
        <translation>Die Verbindung „{connection}“ ist vom Typ {type}.</translation>
    </message>
    <message>
        <source>This task needs the type {wanted}.</source>
        <translation>Diese Aufgabe braucht den Typ {wanted}.</translation>
    </message>
    <message>
        <source>Choose another connection.</source>
        <translation>Wählen Sie eine andere Verbindung.</translation>
    </message>
    <message>
        <source>There is no connection “{connection}”.</source>
        <translation>Es gibt keine Verbindung „{connection}“.</translation>
    </message>
    <message>
        <source>Add it to connections.json, or choose another.</source>
        <translation>Fügen Sie sie in connections.json hinzu, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The secret “{name}” of the connection “{connection}” has no value.</source>
        <translation>Das Geheimnis „{name}“ der Verbindung „{connection}“ hat keinen Wert.</translation>
    </message>
    <message>
        <source>Values of secrets are not in the workspace, so each computer needs its own.</source>
        <translation>Werte von Geheimnissen liegen nicht im Arbeitsbereich; jeder Rechner braucht seine eigenen.</translation>
    </message>
    <message>
        <source>“{host}” is no address to take webhooks at.</source>
        <translation>„{host}“ ist keine Adresse, an der Webhooks angenommen werden können.</translation>
    </message>
    <message>
        <source>Use an address of this computer and a port, such as 127.0.0.1:7272.</source>
        <translation>Nehmen Sie eine Adresse dieses Rechners und einen Port, etwa 127.0.0.1:7272.</translation>
    </message>
    <message>
        <source>Webhooks cannot be taken: {host}:{port} is taken.</source>
        <translation>Webhooks können nicht angenommen werden: {host}:{port} ist belegt.</translation>
    </message>
    <message>
        <source>Webhooks may not be taken at {host}:{port}.</source>
        <translation>Webhooks dürfen an {host}:{port} nicht angenommen werden.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1, or 0.0.0.0 for all addresses of this computer.</source>
        <translation>Nehmen Sie 127.0.0.1, oder 0.0.0.0 für alle Adressen dieses Rechners.</translation>
    </message>
    <message>
        <source>Webhooks cannot be taken at {host}:{port}.</source>
        <translation>Webhooks können an {host}:{port} nicht angenommen werden.</translation>
    </message>
    <message>
        <source>The webhook endpoint “{endpoint}” cannot be used.</source>
        <translation>Der Webhook-Endpunkt „{endpoint}“ kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Correct the endpoint.</source>
        <translation>Berichtigen Sie den Endpunkt.</translation>
    </message>
    <message>
        <source>The JSON Schema cannot be used: {place} is not taken.</source>
        <translation>Das JSON-Schema kann nicht verwendet werden: {place} wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Correct the schema, or leave that part out.</source>
        <translation>Berichtigen Sie das Schema, oder lassen Sie diesen Teil weg.</translation>
    </message>
    <message>
        <source>“{host}” is no address to listen at.</source>
        <translation>„{host}“ ist keine Adresse, an der gelauscht werden kann.</translation>
    </message>
    <message>
        <source>Use an address of this computer, such as 127.0.0.1.</source>
        <translation>Nehmen Sie eine Adresse dieses Rechners, etwa 127.0.0.1.</translation>
    </message>
    <message>
        <source>The demo service cannot start: {host}:{port} is taken.</source>
        <translation>Der Demodienst kann nicht starten: {host}:{port} ist belegt.</translation>
    </message>
    <message>
        <source>Another program listens there.</source>
        <translation>Dort lauscht ein anderes Programm.</translation>
    </message>
    <message>
        <source>Choose another port, or end the other program.</source>
        <translation>Wählen Sie einen anderen Port, oder beenden Sie das andere Programm.</translation>
    </message>
    <message>
        <source>The demo service may not listen at {host}:{port}.</source>
        <translation>Der Demodienst darf an {host}:{port} nicht lauschen.</translation>
    </message>
    <message>
        <source>Ports below 1024 are reserved.</source>
        <translation>Ports unter 1024 sind vorbehalten.</translation>
    </message>
    <message>
        <source>Choose a higher port.</source>
        <translation>Wählen Sie einen höheren Port.</translation>
    </message>
    <message>
        <source>{host}:{port} is no address of this computer.</source>
        <translation>{host}:{port} ist keine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1.</source>
        <translation>Nehmen Sie 127.0.0.1.</translation>
    </message>
    <message>
        <source>The demo service cannot listen at {host}:{port}.</source>
        <translation>Der Demodienst kann an {host}:{port} nicht lauschen.</translation>
    </message>
    <message>
        <source>Choose another address.</source>
        <translation>Wählen Sie eine andere Adresse.</translation>
    </message>
    <message>
        <source>The demo service does not take this value of “{key}”.</source>
        <translation>Der Demodienst nimmt diesen Wert von „{key}“ nicht an.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Berichtigen Sie den Wert.</translation>
    </message>
    <message>
        <source>This workspace has no demo service.</source>
        <translation>Dieser Arbeitsbereich hat keinen Demodienst.</translation>
    </message>
    <message>
        <source>Its sluice.json does not ask for one.</source>
        <translation>Seine sluice.json verlangt keinen.</translation>
    </message>
    <message>
        <source>The demo service at {address} did not answer.</source>
        <translation>Der Demodienst unter {address} hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>It was ended, or another program listens there.</source>
        <translation>Er wurde beendet, oder dort lauscht ein anderes Programm.</translation>
    </message>
    <message>
        <source>Close and open the workspace to start it again.</source>
        <translation>Schließen und öffnen Sie den Arbeitsbereich, um ihn neu zu starten.</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>Die Engine läuft nicht.</translation>
    </message>
    <message>
        <source>It was stopped, or it is ending.</source>
        <translation>Sie wurde angehalten, oder sie ist am Ende.</translation>
    </message>
    <message>
        <source>Start the program again; runs continue where they were.</source>
        <translation>Starten Sie das Programm neu; Läufe gehen weiter, wo sie waren.</translation>
    </message>
    <message>
        <source>The workspace {path} is open in another program.</source>
        <translation>Der Arbeitsbereich {path} ist in einem anderen Programm offen.</translation>
    </message>
    <message>
        <source>{program} (process {pid} on {host}) works on it.</source>
        <translation>{program} (Prozess {pid} auf {host}) arbeitet damit.</translation>
    </message>
    <message>
        <source>Close it there, then try again.</source>
        <translation>Schließen Sie ihn dort, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The journal {path} is damaged.</source>
        <translation>Das Journal {path} ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was changed in it. Restore it from a backup, or move it away to start with an empty one.</source>
        <translation>Daran wurde nichts geändert. Stellen Sie es aus einer Sicherung wieder her, oder verschieben Sie es, um leer zu beginnen.</translation>
    </message>
    <message>
        <source>{path} is no journal of Sluice.</source>
        <translation>{path} ist kein Journal von Sluice.</translation>
    </message>
    <message>
        <source>Another file has its name.</source>
        <translation>Eine andere Datei trägt seinen Namen.</translation>
    </message>
    <message>
        <source>Move that file away, then try again.</source>
        <translation>Verschieben Sie diese Datei, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The journal {path} was written by a newer Sluice.</source>
        <translation>Das Journal {path} wurde von einem neueren Sluice geschrieben.</translation>
    </message>
    <message>
        <source>It has version {version}; this program knows versions up to {known}.</source>
        <translation>Es hat Version {version}; dieses Programm kennt Versionen bis {known}.</translation>
    </message>
    <message>
        <source>Open the workspace with the newer version. Nothing was changed.</source>
        <translation>Öffnen Sie den Arbeitsbereich mit der neueren Version. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no journal at {path}.</source>
        <translation>Unter {path} gibt es kein Journal.</translation>
    </message>
    <message>
        <source>Nothing has been run in this workspace yet.</source>
        <translation>In diesem Arbeitsbereich ist noch nichts gelaufen.</translation>
    </message>
    <message>
        <source>Run a workflow first, or check the path.</source>
        <translation>Starten Sie zuerst einen Workflow, oder prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The disk is full: the journal {path} cannot grow.</source>
        <translation>Der Datenträger ist voll: das Journal {path} kann nicht wachsen.</translation>
    </message>
    <message>
        <source>New work has stopped; what was done is safe.</source>
        <translation>Neue Arbeit ruht; was getan ist, ist sicher.</translation>
    </message>
    <message>
        <source>Make room. The engine goes on by itself.</source>
        <translation>Schaffen Sie Platz. Die Engine macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The journal {path} is read-only.</source>
        <translation>Das Journal {path} ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Give the program the right to write there, then start again.</source>
        <translation>Geben Sie dem Programm das Recht, dort zu schreiben, und starten Sie neu.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be made.</source>
        <translation>Das Journal {path} lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Its folder does not exist, or you may not write there.</source>
        <translation>Den Ordner gibt es nicht, oder Sie dürfen dort nicht schreiben.</translation>
    </message>
    <message>
        <source>Choose another workspace, or change the rights of the folder.</source>
        <translation>Wählen Sie einen anderen Arbeitsbereich, oder ändern Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be read or written.</source>
        <translation>Das Journal {path} lässt sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Check the disk. What was acknowledged is safe.</source>
        <translation>Prüfen Sie den Datenträger. Was bestätigt war, ist sicher.</translation>
    </message>
    <message>
        <source>The journal {path} is locked.</source>
        <translation>Das Journal {path} ist gesperrt.</translation>
    </message>
    <message>
        <source>Another program has it open, such as a database browser.</source>
        <translation>Ein anderes Programm hat es offen, etwa ein Datenbankbetrachter.</translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation>Schließen Sie dieses Programm.</translation>
    </message>
    <message>
        <source>There is no run {run}.</source>
        <translation>Es gibt keinen Lauf {run}.</translation>
    </message>
    <message>
        <source>The journal does not know it.</source>
        <translation>Das Journal kennt ihn nicht.</translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation>Prüfen Sie die Nummer.</translation>
    </message>
    <message>
        <source>The history of run {run} is damaged.</source>
        <translation>Die Geschichte von Lauf {run} ist beschädigt.</translation>
    </message>
    <message>
        <source>Its chain of checksums breaks; all other runs are untouched.</source>
        <translation>Seine Kette von Prüfsummen bricht ab; alle anderen Läufe sind unberührt.</translation>
    </message>
    <message>
        <source>It goes on no more. `sluicectl runs export {run} FILE` saves what can still be read; a backup of the journal has the rest.</source>
        <translation>Er geht nicht mehr weiter. `sluicectl runs export {run} DATEI` sichert, was noch lesbar ist; eine Sicherung des Journals hat den Rest.</translation>
    </message>
    <message>
        <source>Events of run {run} came out of order.</source>
        <translation>Ereignisse von Lauf {run} kamen nicht der Reihe nach.</translation>
    </message>
    <message>
        <source>Event {expected} was due, but {first} came.</source>
        <translation>Fällig war Ereignis {expected}, es kam {first}.</translation>
    </message>
    <message>
        <source>Start the program again, and report this.</source>
        <translation>Starten Sie das Programm neu, und melden Sie dies.</translation>
    </message>
    <message>
        <source>{component} cannot go from {from} to {to}.</source>
        <translation>{component} kann nicht von {from} nach {to} wechseln.</translation>
    </message>
    <message>
        <source>A component takes one way through its states.</source>
        <translation>Eine Komponente nimmt einen festen Weg durch ihre Zustände.</translation>
    </message>
    <message>
        <source>Wait until it has changed, then try again.</source>
        <translation>Warten Sie, bis sie gewechselt hat, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There are two components named {component}.</source>
        <translation>Zwei Komponenten heißen {component}.</translation>
    </message>
    <message>
        <source>Report this: it is a mistake in the program.</source>
        <translation>Melden Sie dies: es ist ein Fehler im Programm.</translation>
    </message>
    <message>
        <source>{component} needs {dependency}, which does not exist.</source>
        <translation>{component} braucht {dependency}, das es nicht gibt.</translation>
    </message>
    <message>
        <source>Components need each other in a circle: {path}.</source>
        <translation>Komponenten brauchen einander im Kreis: {path}.</translation>
    </message>
    <message>
        <source>{component} has given no sign for {silentMs} ms.</source>
        <translation>{component} hat seit {silentMs} ms kein Lebenszeichen gegeben.</translation>
    </message>
    <message>
        <source>It hangs, or its thread has ended.</source>
        <translation>Die Komponente hängt, oder ihr Thread ist beendet.</translation>
    </message>
    <message>
        <source>It is started anew by itself; look at it if that repeats.</source>
        <translation>Sie wird von selbst neu gestartet; sehen Sie nach ihr, wenn es sich wiederholt.</translation>
    </message>
    <message>
        <source>{component} was not ready after {afterMs} ms.</source>
        <translation>{component} war nach {afterMs} ms nicht bereit.</translation>
    </message>
    <message>
        <source>Something that it needs does not answer.</source>
        <translation>Etwas, das sie braucht, antwortet nicht.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>A person asked for a restart.</source>
        <translation>Jemand hat einen Neustart verlangt.</translation>
    </message>
    <message>
        <source>It is started anew.</source>
        <translation>Sie wird neu gestartet.</translation>
    </message>
    <message>
        <source>The breaker cannot go from {from} to {to}.</source>
        <translation>Der Schutzschalter kann nicht von {from} nach {to} wechseln.</translation>
    </message>
    <message>
        <source>Not every state leads to every other.</source>
        <translation>Nicht jeder Zustand führt zu jedem anderen.</translation>
    </message>
    <message>
        <source>Reset it first.</source>
        <translation>Setzen Sie ihn zuerst zurück.</translation>
    </message>
    <message>
        <source>The rate limit cannot work: {limit} in {periodMs} ms with a burst of {burst}.</source>
        <translation>Die Begrenzung kann nicht wirken: {limit} in {periodMs} ms mit Spitze {burst}.</translation>
    </message>
    <message>
        <source>Limit, period and burst must all be above zero.</source>
        <translation>Grenze, Zeitraum und Spitze müssen über null liegen.</translation>
    </message>
    <message>
        <source>Correct the limit of the connection.</source>
        <translation>Berichtigen Sie die Begrenzung der Verbindung.</translation>
    </message>
    <message>
        <source>A call of cost {cost} never fits a burst of {burst}.</source>
        <translation>Ein Aufruf mit Aufwand {cost} passt nie in eine Spitze von {burst}.</translation>
    </message>
    <message>
        <source>It would wait for ever.</source>
        <translation>Er würde ewig warten.</translation>
    </message>
    <message>
        <source>Raise the burst of the connection.</source>
        <translation>Erhöhen Sie die Spitze der Verbindung.</translation>
    </message>
    <message>
        <source>Run {run} is already over.</source>
        <translation>Lauf {run} ist bereits zu Ende.</translation>
    </message>
    <message>
        <source>Start it again if you want another.</source>
        <translation>Starten Sie ihn erneut, wenn Sie einen weiteren wollen.</translation>
    </message>
    <message>
        <source>The step {step} cannot start now.</source>
        <translation>Der Schritt {step} kann jetzt nicht starten.</translation>
    </message>
    <message>
        <source>It is not ready, or it has already run.</source>
        <translation>Er ist nicht bereit, oder er ist schon gelaufen.</translation>
    </message>
    <message>
        <source>Wait until the steps before it are done.</source>
        <translation>Warten Sie, bis die Schritte davor fertig sind.</translation>
    </message>
    <message>
        <source>There is no dead letter {letter}.</source>
        <translation>Es gibt keinen Dead Letter {letter}.</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Laden Sie die Liste neu.</translation>
    </message>
    <message>
        <source>The dead letter {letter} has changed since you saw it.</source>
        <translation>Der Dead Letter {letter} hat sich geändert, seit Sie ihn gesehen haben.</translation>
    </message>
    <message>
        <source>It was retried meanwhile, and failed again.</source>
        <translation>Er wurde inzwischen wiederholt und ist wieder gescheitert.</translation>
    </message>
    <message>
        <source>Look at its newest attempt, then decide.</source>
        <translation>Sehen Sie sich seinen neuesten Versuch an und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>The dead letter {letter} is not open any more.</source>
        <translation>Der Dead Letter {letter} ist nicht mehr offen.</translation>
    </message>
    <message>
        <source>It is being retried, or was resolved or discarded.</source>
        <translation>Er wird gerade wiederholt oder wurde erledigt oder verworfen.</translation>
    </message>
    <message>
        <source>Nobody knows whether this step took effect.</source>
        <translation>Niemand weiß, ob dieser Schritt gewirkt hat.</translation>
    </message>
    <message>
        <source>The engine ended, or the answer did not come, after the call had been sent.</source>
        <translation>Die Engine endete, oder die Antwort blieb aus, nachdem der Aufruf gesendet war.</translation>
    </message>
    <message>
        <source>Look at the other side before you retry: it may already have happened.</source>
        <translation>Sehen Sie auf der Gegenseite nach, bevor Sie wiederholen: es kann schon geschehen sein.</translation>
    </message>
    <message>
        <source>The engine ended {count} times while this step ran.</source>
        <translation>Die Engine endete {count}-mal, während dieser Schritt lief.</translation>
    </message>
    <message>
        <source>The step itself may be what ends it.</source>
        <translation>Der Schritt selbst kann der Grund sein.</translation>
    </message>
    <message>
        <source>Look at its input and at the engine&apos;s log before you retry.</source>
        <translation>Sehen Sie sich seine Eingabe und das Protokoll der Engine an, bevor Sie wiederholen.</translation>
    </message>
    <message>
        <source>The step was not done in time.</source>
        <translation>Der Schritt wurde nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>Its deadline passed before an attempt succeeded.</source>
        <translation>Seine Frist lief ab, bevor ein Versuch gelang.</translation>
    </message>
    <message>
        <source>Raise the deadline of the task, or retry.</source>
        <translation>Verlängern Sie die Frist der Aufgabe, oder wiederholen Sie.</translation>
    </message>
    <message>
        <source>The service asked to wait {seconds} s.</source>
        <translation>Der Dienst verlangt, {seconds} s zu warten.</translation>
    </message>
    <message>
        <source>That is longer than the step may wait.</source>
        <translation>Das ist länger, als der Schritt warten darf.</translation>
    </message>
    <message>
        <source>Retry after that time.</source>
        <translation>Wiederholen Sie nach dieser Zeit.</translation>
    </message>
    <message>
        <source>The history cannot be read at {place}.</source>
        <translation>Die Geschichte ist bei {place} nicht lesbar.</translation>
    </message>
    <message>
        <source>The stored events are damaged.</source>
        <translation>Die gespeicherten Ereignisse sind beschädigt.</translation>
    </message>
    <message>
        <source>Restore the journal from a backup.</source>
        <translation>Stellen Sie das Journal aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The history holds an event “{type}” that this version does not know.</source>
        <translation>Die Geschichte enthält ein Ereignis „{type}“, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>It was written by a newer Sluice.</source>
        <translation>Sie wurde von einem neueren Sluice geschrieben.</translation>
    </message>
    <message>
        <source>Open the workspace with the newer version.</source>
        <translation>Öffnen Sie den Arbeitsbereich mit der neueren Version.</translation>
    </message>
    <message>
        <source>“{topic}” is no topic.</source>
        <translation>„{topic}“ ist kein Thema.</translation>
    </message>
    <message>
        <source>A topic consists of words with dots between them.</source>
        <translation>Ein Thema besteht aus Wörtern mit Punkten dazwischen.</translation>
    </message>
    <message>
        <source>Write it like orders.created.</source>
        <translation>Schreiben Sie es in der Form orders.created.</translation>
    </message>
    <message>
        <source>“{pattern}” is no pattern of topics.</source>
        <translation>„{pattern}“ ist kein Muster für Themen.</translation>
    </message>
    <message>
        <source>* stands for one word, ** for the rest.</source>
        <translation>* steht für ein Wort, ** für den Rest.</translation>
    </message>
    <message>
        <source>Write it like orders.* or orders.**.</source>
        <translation>Schreiben Sie es in der Form orders.* oder orders.**.</translation>
    </message>
    <message>
        <source>An event on {topic} is too large: {bytes} bytes.</source>
        <translation>Ein Ereignis auf {topic} ist zu groß: {bytes} Bytes.</translation>
    </message>
    <message>
        <source>The limit is {limit} bytes.</source>
        <translation>Die Grenze liegt bei {limit} Bytes.</translation>
    </message>
    <message>
        <source>Send a reference in place of the data.</source>
        <translation>Senden Sie einen Verweis anstelle der Daten.</translation>
    </message>
    <message>
        <source>{subscriber} takes no more events of {topic}.</source>
        <translation>{subscriber} nimmt keine Ereignisse von {topic} mehr an.</translation>
    </message>
    <message>
        <source>Its queue is full.</source>
        <translation>Die Warteschlange ist voll.</translation>
    </message>
    <message>
        <source>Slow the sender down, or look at what holds the subscriber up.</source>
        <translation>Bremsen Sie den Absender, oder sehen Sie nach, was den Empfänger aufhält.</translation>
    </message>
    <message>
        <source>Events on {topic} set off each other, {depth} deep.</source>
        <translation>Ereignisse auf {topic} lösen einander aus, {depth} tief.</translation>
    </message>
    <message>
        <source>A handler publishes what it listens to.</source>
        <translation>Ein Empfänger veröffentlicht, worauf er hört.</translation>
    </message>
    <message>
        <source>Break the circle.</source>
        <translation>Unterbrechen Sie den Kreis.</translation>
    </message>
    <message>
        <source>There is no value at “{path}”.</source>
        <translation>Bei „{path}“ gibt es keinen Wert.</translation>
    </message>
    <message>
        <source>The data does not hold it.</source>
        <translation>Die Daten enthalten ihn nicht.</translation>
    </message>
    <message>
        <source>Look at the step&apos;s input, and correct the path.</source>
        <translation>Sehen Sie sich die Eingabe des Schritts an, und berichtigen Sie den Pfad.</translation>
    </message>
    <message>
        <source>An expression is not closed: {text}</source>
        <translation>Ein Ausdruck ist nicht geschlossen: {text}</translation>
    </message>
    <message>
        <source>Two closing braces are missing.</source>
        <translation>Zwei schließende Klammern fehlen.</translation>
    </message>
    <message>
        <source>Add them.</source>
        <translation>Ergänzen Sie sie.</translation>
    </message>
    <message>
        <source>An expression in braces is empty.</source>
        <translation>Ein Ausdruck in Klammern ist leer.</translation>
    </message>
    <message>
        <source>Write what it should give, or delete the braces.</source>
        <translation>Schreiben Sie hinein, was er ergeben soll, oder löschen Sie die Klammern.</translation>
    </message>
    <message>
        <source>The script failed: {message}</source>
        <translation>Das Skript ist gescheitert: {message}</translation>
    </message>
    <message>
        <source>Correct the script or the input, then retry.</source>
        <translation>Berichtigen Sie Skript oder Eingabe, und wiederholen Sie dann.</translation>
    </message>
    <message>
        <source>The script did not end within {milliseconds} ms.</source>
        <translation>Das Skript endete nicht innerhalb von {milliseconds} ms.</translation>
    </message>
    <message>
        <source>It was stopped; it may hold an endless loop.</source>
        <translation>Es wurde abgebrochen; vielleicht enthält es eine Endlosschleife.</translation>
    </message>
    <message>
        <source>Shorten what it does.</source>
        <translation>Lassen Sie es weniger tun.</translation>
    </message>
    <message>
        <source>The script needed more than {megabytes} MB of memory.</source>
        <translation>Das Skript brauchte mehr als {megabytes} MB Speicher.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Let it work on less data at once.</source>
        <translation>Lassen Sie es weniger Daten auf einmal bearbeiten.</translation>
    </message>
    <message>
        <source>The script host ended while the script ran.</source>
        <translation>Der Skriptprozess endete, während das Skript lief.</translation>
    </message>
    <message>
        <source>The script, or the memory of this computer, brought it down.</source>
        <translation>Das Skript oder der Speicher dieses Rechners brachte ihn zu Fall.</translation>
    </message>
    <message>
        <source>Retry; simplify the script if it happens again.</source>
        <translation>Wiederholen Sie; vereinfachen Sie das Skript, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>The script gave more than {megabytes} MB.</source>
        <translation>Das Skript lieferte mehr als {megabytes} MB.</translation>
    </message>
    <message>
        <source>Let it give less.</source>
        <translation>Lassen Sie es weniger liefern.</translation>
    </message>
    <message>
        <source>The script host sent an answer that cannot be read.</source>
        <translation>Der Skriptprozess hat eine unlesbare Antwort geschickt.</translation>
    </message>
    <message>
        <source>Retry; report it if it happens again.</source>
        <translation>Wiederholen Sie; melden Sie es, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>The script host {program} did not start.</source>
        <translation>Der Skriptprozess {program} ist nicht gestartet.</translation>
    </message>
    <message>
        <source>It is missing, or may not be run.</source>
        <translation>Er fehlt, oder er darf nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Install Sluice again.</source>
        <translation>Installieren Sie Sluice neu.</translation>
    </message>
    <message>
        <source>No scripts run any more.</source>
        <translation>Es laufen keine Skripte mehr.</translation>
    </message>
    <message>
        <source>The engine is ending.</source>
        <translation>Die Engine ist am Ende.</translation>
    </message>
    <message>
        <source>There is no task type “{type}”.</source>
        <translation>Es gibt keinen Aufgabentyp „{type}“.</translation>
    </message>
    <message>
        <source>The workflow comes from a newer version.</source>
        <translation>Der Workflow stammt aus einer neueren Version.</translation>
    </message>
    <message>
        <source>Choose another type.</source>
        <translation>Wählen Sie einen anderen Typ.</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” is missing.</source>
        <translation>Der Parameter „{parameter}“ fehlt.</translation>
    </message>
    <message>
        <source>Fill it in, and run again.</source>
        <translation>Füllen Sie ihn aus, und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” is of the wrong kind.</source>
        <translation>Der Parameter „{parameter}“ ist von der falschen Art.</translation>
    </message>
    <message>
        <source>It must be: {expected}.</source>
        <translation>Verlangt ist: {expected}.</translation>
    </message>
    <message>
        <source>Correct the field or the expression in it.</source>
        <translation>Berichtigen Sie das Feld oder den Ausdruck darin.</translation>
    </message>
    <message>
        <source>The step&apos;s input is no object.</source>
        <translation>Die Eingabe des Schritts ist kein Objekt.</translation>
    </message>
    <message>
        <source>This task reads fields of it.</source>
        <translation>Diese Aufgabe liest Felder daraus.</translation>
    </message>
    <message>
        <source>Put a transform before it that makes an object.</source>
        <translation>Setzen Sie eine Umformung davor, die ein Objekt bildet.</translation>
    </message>
    <message>
        <source>{taskId} did not end within {timeout}.</source>
        <translation>{taskId} endete nicht innerhalb von {timeout}.</translation>
    </message>
    <message>
        <source>The attempt was stopped.</source>
        <translation>Der Versuch wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Raise the time-out of the task, or look at what it waits for.</source>
        <translation>Erhöhen Sie die Zeitgrenze der Aufgabe, oder sehen Sie nach, worauf sie wartet.</translation>
    </message>
    <message>
        <source>{taskId} was stopped.</source>
        <translation>{taskId} wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The output of {taskId} is larger than {megabytes} MB.</source>
        <translation>Die Ausgabe von {taskId} ist größer als {megabytes} MB.</translation>
    </message>
    <message>
        <source>A step passes on at most that much.</source>
        <translation>Mehr gibt ein Schritt nicht weiter.</translation>
    </message>
    <message>
        <source>Pass on a reference, such as a file path.</source>
        <translation>Geben Sie einen Verweis weiter, etwa einen Dateipfad.</translation>
    </message>
    <message>
        <source>The GraphQL service refused: {message}</source>
        <translation>Der GraphQL-Dienst hat abgelehnt: {message}</translation>
    </message>
    <message>
        <source>It understood the call but could not do all that was asked.</source>
        <translation>Er hat den Aufruf verstanden, konnte aber nicht alles tun, was verlangt war.</translation>
    </message>
    <message>
        <source>Correct the document or its variables.</source>
        <translation>Berichtigen Sie das Dokument oder seine Variablen.</translation>
    </message>
    <message>
        <source>The answer is none of a GraphQL service (status {status}).</source>
        <translation>Das ist keine Antwort eines GraphQL-Dienstes (Status {status}).</translation>
    </message>
    <message>
        <source>It is no JSON object with data.</source>
        <translation>Sie ist kein JSON-Objekt mit data.</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>Berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The document changes something, but the task says that it only reads.</source>
        <translation>Das Dokument ändert etwas, aber laut der Aufgabe liest es nur.</translation>
    </message>
    <message>
        <source>A call that only reads is repeated without asking.</source>
        <translation>Ein Aufruf, der nur liest, wird ohne Nachfrage wiederholt.</translation>
    </message>
    <message>
        <source>Choose mutation as the kind of the task.</source>
        <translation>Wählen Sie mutation als Art der Aufgabe.</translation>
    </message>
    <message>
        <source>There is no program “{program}”.</source>
        <translation>Es gibt kein Programm „{program}“.</translation>
    </message>
    <message>
        <source>It lies in none of the usual folders, or may not be run.</source>
        <translation>Es liegt in keinem der üblichen Ordner oder darf nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Install it, or give its whole path.</source>
        <translation>Installieren Sie es, oder geben Sie seinen ganzen Pfad an.</translation>
    </message>
    <message>
        <source>“{program}” could not be started.</source>
        <translation>„{program}“ konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Look at its rights, its folder and the memory that it may use.</source>
        <translation>Prüfen Sie seine Rechte, seinen Ordner und den Speicher, den es belegen darf.</translation>
    </message>
    <message>
        <source>“{program}” ended with exit code {code}.</source>
        <translation>„{program}“ endete mit dem Exit-Code {code}.</translation>
    </message>
    <message>
        <source>Its error output says why; name the code as accepted if it is no failure.</source>
        <translation>Seine Fehlerausgabe sagt, warum; geben Sie den Code als gültig an, wenn er kein Fehler ist.</translation>
    </message>
    <message>
        <source>“{program}” was ended by signal {signal}.</source>
        <translation>„{program}“ wurde durch das Signal {signal} beendet.</translation>
    </message>
    <message>
        <source>It crashed, used too much memory, or somebody ended it.</source>
        <translation>Es ist abgestürzt, hat zu viel Speicher belegt, oder jemand hat es beendet.</translation>
    </message>
    <message>
        <source>“{program}” wrote more than {kilobytes} KiB.</source>
        <translation>„{program}“ hat mehr als {kilobytes} KiB geschrieben.</translation>
    </message>
    <message>
        <source>It was ended, since the task allows no more.</source>
        <translation>Es wurde beendet, da die Aufgabe nicht mehr erlaubt.</translation>
    </message>
    <message>
        <source>Let it write into a file, or raise the limit.</source>
        <translation>Lassen Sie es in eine Datei schreiben, oder heben Sie die Grenze an.</translation>
    </message>
    <message>
        <source>The items of the loop are no list.</source>
        <translation>Die Elemente der Schleife sind keine Liste.</translation>
    </message>
    <message>
        <source>Its expression gave something else.</source>
        <translation>Der Ausdruck ergab etwas anderes.</translation>
    </message>
    <message>
        <source>Let the expression give a list.</source>
        <translation>Lassen Sie den Ausdruck eine Liste ergeben.</translation>
    </message>
    <message>
        <source>Something went wrong that has no words yet (%1).</source>
        <translation>Etwas ist schiefgegangen, wofür es noch keine Worte gibt (%1).</translation>
    </message>
    <message>
        <source>Copy this message and report it.</source>
        <translation>Kopieren Sie diese Meldung, und melden Sie sie.</translation>
    </message>
    <message>
        <source>The file {path} is not there.</source>
        <translation>Die Datei {path} ist nicht da.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted, or the path is wrong.</source>
        <translation>Sie wurde verschoben, umbenannt oder gelöscht, oder der Pfad stimmt nicht.</translation>
    </message>
    <message>
        <source>Put it back, or correct the path.</source>
        <translation>Legen Sie sie zurück, oder berichtigen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read.</source>
        <translation>Die Datei {path} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written.</source>
        <translation>Die Datei {path} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check that there is room and that you may write there; what you have here is not lost.</source>
        <translation>Prüfen Sie, ob Platz ist und ob Sie dort schreiben dürfen; was Sie hier haben, ist nicht verloren.</translation>
    </message>
    <message>
        <source>The file {path} is too large.</source>
        <translation>Die Datei {path} ist zu groß.</translation>
    </message>
    <message>
        <source>A task takes at most {megabytes} MB at once.</source>
        <translation>Eine Aufgabe nimmt höchstens {megabytes} MB auf einmal.</translation>
    </message>
    <message>
        <source>Split the file, or read it in parts.</source>
        <translation>Teilen Sie die Datei, oder lesen Sie sie in Stücken.</translation>
    </message>
    <message>
        <source>The file {path} is no text in UTF-8.</source>
        <translation>Die Datei {path} ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>It holds bytes that are no characters.</source>
        <translation>Sie enthält Bytes, die keine Zeichen sind.</translation>
    </message>
    <message>
        <source>Convert it to UTF-8, or read it as bytes.</source>
        <translation>Wandeln Sie sie in UTF-8 um, oder lesen Sie sie als Bytes.</translation>
    </message>
    <message>
        <source>The file {path} belongs to the engine.</source>
        <translation>Die Datei {path} gehört der Engine.</translation>
    </message>
    <message>
        <source>A task that wrote to it would destroy the history of the runs.</source>
        <translation>Eine Aufgabe, die hineinschriebe, würde die Geschichte der Läufe zerstören.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON: line {line}, column {column}.</source>
        <translation>{path} ist kein gültiges JSON: Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>Correct that place.</source>
        <translation>Berichtigen Sie diese Stelle.</translation>
    </message>
    <message>
        <source>{path} names the key “{key}” twice: line {line}, column {column}.</source>
        <translation>{path} nennt den Schlüssel „{key}“ zweimal: Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>Only one of the two can hold.</source>
        <translation>Nur einer der beiden kann gelten.</translation>
    </message>
    <message>
        <source>Delete or rename one of them.</source>
        <translation>Löschen Sie einen, oder benennen Sie ihn um.</translation>
    </message>
    <message>
        <source>“{text}” is no duration.</source>
        <translation>„{text}“ ist keine Dauer.</translation>
    </message>
    <message>
        <source>Write a number and a unit, such as 250ms, 1.5s, 5m, 2h or 1d.</source>
        <translation>Schreiben Sie eine Zahl und eine Einheit, etwa 250ms, 1.5s, 5m, 2h oder 1d.</translation>
    </message>
    <message>
        <source>{path} does not have the form it should have, at {place}.</source>
        <translation>{path} hat nicht die vorgeschriebene Form, Stelle: {place}.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>Correct that place, or restore an earlier version of the file.</source>
        <translation>Berichtigen Sie diese Stelle, oder holen Sie eine frühere Fassung der Datei zurück.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Sluice.</source>
        <translation>{path} wurde von einem neueren Sluice geschrieben.</translation>
    </message>
    <message>
        <source>It has format {format}; this program knows formats up to {known}.</source>
        <translation>Sie hat das Format {format}; dieses Programm kennt Formate bis {known}.</translation>
    </message>
    <message>
        <source>Open it with the newer version. The file was not changed.</source>
        <translation>Öffnen Sie sie mit der neueren Version. Die Datei wurde nicht geändert.</translation>
    </message>
    <message>
        <source>“{text}” at {place} in {path} is no duration.</source>
        <translation>„{text}“ bei {place} in {path} ist keine Dauer.</translation>
    </message>
    <message>
        <source>Two connections in {path} have the id “{connection}”.</source>
        <translation>Zwei Verbindungen in {path} haben die Kennung „{connection}“.</translation>
    </message>
    <message>
        <source>A task that names it could mean either.</source>
        <translation>Eine Aufgabe, die sie nennt, könnte beide meinen.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Benennen Sie eine davon um.</translation>
    </message>
    <message>
        <source>The workflow has no tasks.</source>
        <translation>Der Workflow hat keine Aufgaben.</translation>
    </message>
    <message>
        <source>Drag a task from the palette onto the canvas, or press A there.</source>
        <translation>Ziehen Sie eine Aufgabe aus der Palette auf die Fläche, oder drücken Sie dort A.</translation>
    </message>
    <message>
        <source>These tasks wait for each other: {path}.</source>
        <translation>Diese Aufgaben warten aufeinander: {path}.</translation>
    </message>
    <message>
        <source>A workflow runs in one direction and may not lead back to where it was.</source>
        <translation>Ein Workflow läuft in eine Richtung und darf nicht zurückführen.</translation>
    </message>
    <message>
        <source>Delete one of the edges of the cycle.</source>
        <translation>Löschen Sie eine der Kanten des Kreises.</translation>
    </message>
    <message>
        <source>“{id}” cannot be the id of a task.</source>
        <translation>„{id}“ kann keine Kennung einer Aufgabe sein.</translation>
    </message>
    <message>
        <source>An id starts with a letter or underscore, followed by letters, digits, _ or -.</source>
        <translation>Eine Kennung beginnt mit einem Buchstaben oder Unterstrich; es folgen Buchstaben, Ziffern, _ oder -.</translation>
    </message>
    <message>
        <source>Choose another id.</source>
        <translation>Wählen Sie eine andere Kennung.</translation>
    </message>
    <message>
        <source>Two tasks have the id “{id}”.</source>
        <translation>Zwei Aufgaben haben die Kennung „{id}“.</translation>
    </message>
    <message>
        <source>Edges and expressions could mean either.</source>
        <translation>Kanten und Ausdrücke könnten beide meinen.</translation>
    </message>
    <message>
        <source>The task {task} is of the type “{type}”, which does not exist here.</source>
        <translation>Die Aufgabe {task} ist vom Typ „{type}“, den es hier nicht gibt.</translation>
    </message>
    <message>
        <source>{task} goes through a list but does nothing with its items.</source>
        <translation>{task} geht eine Liste durch, tut aber nichts mit den Elementen.</translation>
    </message>
    <message>
        <source>Nothing is connected to its port “item”.</source>
        <translation>An ihrem Anschluss „item“ hängt nichts.</translation>
    </message>
    <message>
        <source>Connect the port “item” to what should be done with each item.</source>
        <translation>Verbinden Sie den Anschluss „item“ mit dem, was mit jedem Element geschehen soll.</translation>
    </message>
    <message>
        <source>“{setting}” of {task} is {value}.</source>
        <translation>„{setting}“ von {task} ist {value}.</translation>
    </message>
    <message>
        <source>It must be from {least} to {most}.</source>
        <translation>Erlaubt ist {least} bis {most}.</translation>
    </message>
    <message>
        <source>Enter a value in that range.</source>
        <translation>Geben Sie einen Wert in diesem Bereich ein.</translation>
    </message>
    <message>
        <source>An edge from {from} ({port}) to {to} ends nowhere.</source>
        <translation>Eine Kante von {from} ({port}) nach {to} endet im Leeren.</translation>
    </message>
    <message>
        <source>There is no task “{missing}”.</source>
        <translation>Es gibt keine Aufgabe „{missing}“.</translation>
    </message>
    <message>
        <source>Delete the edge, or add the task.</source>
        <translation>Löschen Sie die Kante, oder fügen Sie die Aufgabe hinzu.</translation>
    </message>
    <message>
        <source>{task} has no port “{port}”; the edge to {to} starts there.</source>
        <translation>{task} hat keinen Anschluss „{port}“; dort beginnt die Kante nach {to}.</translation>
    </message>
    <message>
        <source>Connect {to} to one of its ports.</source>
        <translation>Verbinden Sie {to} mit einem ihrer Anschlüsse.</translation>
    </message>
    <message>
        <source>The failure port of {task} leads to {to} but is never taken.</source>
        <translation>Der Fehleranschluss von {task} führt zu {to}, wird aber nie genommen.</translation>
    </message>
    <message>
        <source>When its attempts are used up, {task} becomes a dead letter or fails the run.</source>
        <translation>Sind die Versuche verbraucht, wird {task} zum Dead Letter oder lässt den Lauf scheitern.</translation>
    </message>
    <message>
        <source>The edge from {from} ({port}) to {to} is there twice.</source>
        <translation>Die Kante von {from} ({port}) nach {to} gibt es zweimal.</translation>
    </message>
    <message>
        <source>Delete one of the two.</source>
        <translation>Löschen Sie eine der beiden.</translation>
    </message>
    <message>
        <source>{task} is connected to itself.</source>
        <translation>{task} ist mit sich selbst verbunden.</translation>
    </message>
    <message>
        <source>It would wait for itself for ever.</source>
        <translation>Sie würde ewig auf sich selbst warten.</translation>
    </message>
    <message>
        <source>Delete the edge.</source>
        <translation>Löschen Sie die Kante.</translation>
    </message>
    <message>
        <source>The edge from {from} to {to} crosses the border of the loop {loop}.</source>
        <translation>Die Kante von {from} nach {to} überschreitet die Grenze der Schleife {loop}.</translation>
    </message>
    <message>
        <source>What belongs to one item cannot be connected to what runs once.</source>
        <translation>Was zu einem Element gehört, lässt sich nicht mit dem verbinden, was einmal läuft.</translation>
    </message>
    <message>
        <source>Lead it through the port “done” of {loop}.</source>
        <translation>Führen Sie sie über den Anschluss „done“ von {loop}.</translation>
    </message>
    <message>
        <source>{task} needs “{parameter}”.</source>
        <translation>{task} braucht „{parameter}“.</translation>
    </message>
    <message>
        <source>It cannot run without it.</source>
        <translation>Ohne diese Angabe kann sie nicht laufen.</translation>
    </message>
    <message>
        <source>Fill in the field.</source>
        <translation>Füllen Sie das Feld aus.</translation>
    </message>
    <message>
        <source>{task} has a parameter “{parameter}” that its type does not know.</source>
        <translation>{task} hat einen Parameter „{parameter}“, den ihr Typ nicht kennt.</translation>
    </message>
    <message>
        <source>It is ignored.</source>
        <translation>Er wird nicht beachtet.</translation>
    </message>
    <message>
        <source>Delete it, or correct its name.</source>
        <translation>Löschen Sie ihn, oder berichtigen Sie den Namen.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} must be a text.</source>
        <translation>„{parameter}“ von {task} muss ein Text sein.</translation>
    </message>
    <message>
        <source>Enter a text.</source>
        <translation>Geben Sie einen Text ein.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} must be a number.</source>
        <translation>„{parameter}“ von {task} muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>Geben Sie eine Zahl ein.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} must be true or false.</source>
        <translation>„{parameter}“ von {task} muss wahr oder falsch sein.</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>Wählen Sie eines von beiden.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} must be names with texts.</source>
        <translation>„{parameter}“ von {task} muss aus Namen mit Texten bestehen.</translation>
    </message>
    <message>
        <source>Enter a text for each name.</source>
        <translation>Geben Sie zu jedem Namen einen Text ein.</translation>
    </message>
    <message>
        <source>“{text}” in “{parameter}” of {task} is no duration.</source>
        <translation>„{text}“ in „{parameter}“ von {task} ist keine Dauer.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} cannot be “{value}”.</source>
        <translation>„{parameter}“ von {task} kann nicht „{value}“ sein.</translation>
    </message>
    <message>
        <source>It is one of: {choices}.</source>
        <translation>Möglich sind: {choices}.</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>Wählen Sie eines davon.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} names the step “{step}”, which does not exist.</source>
        <translation>„{parameter}“ von {task} nennt den Schritt „{step}“, den es nicht gibt.</translation>
    </message>
    <message>
        <source>Correct the name, or add the task.</source>
        <translation>Berichtigen Sie den Namen, oder fügen Sie die Aufgabe hinzu.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} uses the step “{step}”, which does not run before it.</source>
        <translation>„{parameter}“ von {task} nutzt den Schritt „{step}“, der nicht vorher läuft.</translation>
    </message>
    <message>
        <source>Its output would not be there yet.</source>
        <translation>Seine Ausgabe wäre noch nicht da.</translation>
    </message>
    <message>
        <source>Connect {step} so that it comes before {task}.</source>
        <translation>Verbinden Sie {step} so, dass er vor {task} kommt.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} names the connection “{connection}”, which does not exist.</source>
        <translation>„{parameter}“ von {task} nennt die Verbindung „{connection}“, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Choose a connection, or add this one to connections.json.</source>
        <translation>Wählen Sie eine Verbindung, oder fügen Sie diese in connections.json hinzu.</translation>
    </message>
    <message>
        <source>The text holds several SQL statements.</source>
        <translation>Der Text enthält mehrere SQL-Anweisungen.</translation>
    </message>
    <message>
        <source>Give each statement a task of its own.</source>
        <translation>Jeder Anweisung eine eigene Aufgabe geben.</translation>
    </message>
    <message>
        <source>Let it “go on by the failure port” when all attempts failed, or delete the edge.</source>
        <translation>„Über den Fehlerport weitergehen“ wählen, wenn alle Versuche fehlschlagen, oder die Kante löschen.</translation>
    </message>
    <message>
        <source>The data of this step has {size} bytes.</source>
        <translation>Die Daten dieses Schritts haben {size} Bytes.</translation>
    </message>
    <message>
        <source>A workspace keeps at most {limit} bytes of one step.</source>
        <translation>Ein Arbeitsbereich bewahrt höchstens {limit} Bytes eines Schritts auf.</translation>
    </message>
    <message>
        <source>Let the step pass on less, or raise the limit of the workspace.</source>
        <translation>Lassen Sie den Schritt weniger weitergeben, oder erhöhen Sie die Grenze des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The step {step} cannot be given an output.</source>
        <translation>Dem Schritt {step} kann keine Ausgabe gegeben werden.</translation>
    </message>
    <message>
        <source>It is already over, or its run is being cancelled.</source>
        <translation>Er ist schon beendet, oder sein Lauf wird gerade abgebrochen.</translation>
    </message>
    <message>
        <source>Restart or fork the run instead.</source>
        <translation>Setzen Sie den Lauf stattdessen neu an, oder zweigen Sie einen ab.</translation>
    </message>
    <message>
        <source>Run {run} did not fail and was not cancelled.</source>
        <translation>Lauf {run} ist nicht fehlgeschlagen und wurde nicht abgebrochen.</translation>
    </message>
    <message>
        <source>Only such a run can be restarted.</source>
        <translation>Nur ein solcher Lauf kann neu angesetzt werden.</translation>
    </message>
    <message>
        <source>Wait until it is over, or start another run.</source>
        <translation>Warten Sie, bis er beendet ist, oder starten Sie einen weiteren Lauf.</translation>
    </message>
    <message>
        <source>Run {run} has no step to start now.</source>
        <translation>Lauf {run} hat jetzt keinen Schritt zu starten.</translation>
    </message>
    <message>
        <source>Wait for what runs, then step on.</source>
        <translation>Warten Sie auf das, was läuft, und gehen Sie dann weiter.</translation>
    </message>
    <message>
        <source>The workflow has no task “{task}”.</source>
        <translation>Der Workflow hat keine Aufgabe „{task}“.</translation>
    </message>
    <message>
        <source>Choose a task of the workflow.</source>
        <translation>Wählen Sie eine Aufgabe des Workflows.</translation>
    </message>
    <message>
        <source>Run {run} cannot be forked from this moment.</source>
        <translation>Von Lauf {run} kann an diesem Zeitpunkt nicht abgezweigt werden.</translation>
    </message>
    <message>
        <source>It was stopping, or was already over.</source>
        <translation>Er wurde gerade beendet oder war es schon.</translation>
    </message>
    <message>
        <source>Choose an earlier moment.</source>
        <translation>Wählen Sie einen früheren Zeitpunkt.</translation>
    </message>
    <message>
        <source>The data of step {step} cannot be changed at this moment.</source>
        <translation>Die Daten von Schritt {step} können an diesem Zeitpunkt nicht geändert werden.</translation>
    </message>
    <message>
        <source>An input counts until its step is over, an output from then on.</source>
        <translation>Eine Eingabe zählt, bis ihr Schritt beendet ist, eine Ausgabe von da an.</translation>
    </message>
    <message>
        <source>Choose another moment or another step.</source>
        <translation>Wählen Sie einen anderen Zeitpunkt oder einen anderen Schritt.</translation>
    </message>
    <message>
        <source>The step failed as its mock says.</source>
        <translation>Der Schritt ist fehlgeschlagen, wie es sein Platzhalter vorgibt.</translation>
    </message>
    <message>
        <source>The run was a trial; nothing was called.</source>
        <translation>Der Lauf war eine Probe; nichts wurde aufgerufen.</translation>
    </message>
    <message>
        <source>“{text}” is no moment.</source>
        <translation>„{text}“ ist kein Zeitpunkt.</translation>
    </message>
    <message>
        <source>It must have date, time and zone, such as 2026-11-24T18:00:00+01:00.</source>
        <translation>Er braucht Datum, Uhrzeit und Zone, etwa 2026-11-24T18:00:00+01:00.</translation>
    </message>
    <message>
        <source>The time-out port of {task} leads to {to} but is never taken.</source>
        <translation>Der Zeitüberschreitungsanschluss von {task} führt zu {to}, wird aber nie genommen.</translation>
    </message>
    <message>
        <source>{task} cannot have a port called “{port}”.</source>
        <translation>{task} kann keinen Anschluss namens „{port}“ haben.</translation>
    </message>
    <message>
        <source>A port starts with a letter or _, has no blanks, and no other port has its name.</source>
        <translation>Ein Anschluss beginnt mit einem Buchstaben oder _, hat keine Leerzeichen, und kein anderer heißt wie er.</translation>
    </message>
    <message>
        <source>Choose another name for that case.</source>
        <translation>Wählen Sie einen anderen Namen für diesen Fall.</translation>
    </message>
    <message>
        <source>{task} needs exactly one of: {parameters}.</source>
        <translation>{task} braucht genau eines von: {parameters}.</translation>
    </message>
    <message>
        <source>{given} of them are filled in.</source>
        <translation>Davon ausgefüllt: {given}.</translation>
    </message>
    <message>
        <source>Fill in one, and leave the other fields empty.</source>
        <translation>Füllen Sie eines aus, und lassen Sie die anderen Felder leer.</translation>
    </message>
    <message>
        <source>“{parameter}” of {task} is {value}.</source>
        <translation>„{parameter}“ von {task} ist {value}.</translation>
    </message>
    <message>
        <source>It must be a whole number from 0.</source>
        <translation>Es muss eine ganze Zahl ab 0 sein.</translation>
    </message>
    <message>
        <source>Enter a whole number.</source>
        <translation>Geben Sie eine ganze Zahl ein.</translation>
    </message>
    <message>
        <source>its top level</source>
        <translation>oberste Ebene</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>Braucht: %1</translation>
    </message>
    <message>
        <source>Subscriber {subscriber} takes no events.</source>
        <translation>Der Empfänger {subscriber} nimmt keine Ereignisse an.</translation>
    </message>
    <message>
        <source>It has ended its subscription.</source>
        <translation>Er hört nicht mehr zu.</translation>
    </message>
    <message>
        <source>Look at the list of subscribers.</source>
        <translation>Sehen Sie in der Liste der Empfänger nach.</translation>
    </message>
    <message>
        <source>Restart the run if you want it after all.</source>
        <translation>Starten Sie den Lauf neu, wenn Sie ihn doch brauchen.</translation>
    </message>
    <message>
        <source>If you want one, add “demo” to that file and open the workspace again.</source>
        <translation>Wenn Sie einen möchten, tragen Sie „demo“ in diese Datei ein und öffnen Sie den Arbeitsbereich erneut.</translation>
    </message>
    <message>
        <source>Change the mock, or start a run without it.</source>
        <translation>Ändern Sie den Platzhalter, oder starten Sie einen Lauf ohne ihn.</translation>
    </message>
    <message>
        <source>What was to be published on {topic} is no JSON.</source>
        <translation>Was auf {topic} veröffentlicht werden sollte, ist kein JSON.</translation>
    </message>
    <message>
        <source>Events carry JSON.</source>
        <translation>Ereignisse enthalten JSON.</translation>
    </message>
    <message>
        <source>Write a value such as &quot;text&quot;, 7 or true.</source>
        <translation>Schreiben Sie einen Wert wie &quot;Text&quot;, 7 oder true.</translation>
    </message>
    <message>
        <source>There is no recorded event {event}.</source>
        <translation>Es gibt kein aufgezeichnetes Ereignis {event}.</translation>
    </message>
    <message>
        <source>The journal has no event of that number.</source>
        <translation>Das Journal hat kein Ereignis mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Look the number up in the list of recorded events.</source>
        <translation>Sehen Sie die Nummer in der Liste der aufgezeichneten Ereignisse nach.</translation>
    </message>
    <message>
        <source>The retry of many letters, number {job}, takes no orders any more.</source>
        <translation>Die Wiederholung vieler Letters mit der Nummer {job} nimmt keine Anweisungen mehr an.</translation>
    </message>
    <message>
        <source>It has ended, or is being cancelled.</source>
        <translation>Sie ist zu Ende oder wird gerade abgebrochen.</translation>
    </message>
    <message>
        <source>Start a new one for what is left.</source>
        <translation>Starten Sie für den Rest eine neue.</translation>
    </message>
    <message>
        <source>There is no retry of many letters with the number {job}.</source>
        <translation>Es gibt keine Wiederholung vieler Letters mit der Nummer {job}.</translation>
    </message>
    <message>
        <source>There is no letter to retry.</source>
        <translation>Es gibt keinen Letter zu wiederholen.</translation>
    </message>
    <message>
        <source>None is open that matches.</source>
        <translation>Keiner, der passt, ist offen.</translation>
    </message>
    <message>
        <source>an object with keys</source>
        <translation>ein Objekt mit Schlüsseln</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch (true, false)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts (null)</translation>
    </message>
    <message>
        <source>{path} lacks “{key}” at {place}.</source>
        <translation>In {path} fehlt „{key}“, Stelle: {place}.</translation>
    </message>
    <message>
        <source>It cannot be read without it.</source>
        <translation>Ohne diese Angabe ist die Datei nicht lesbar.</translation>
    </message>
    <message>
        <source>Add it there, or restore an earlier version of the file.</source>
        <translation>Ergänzen Sie sie dort, oder stellen Sie eine frühere Fassung der Datei wieder her.</translation>
    </message>
    <message>
        <source>{path} has “{key}” at {place}, where it means nothing.</source>
        <translation>In {path} steht „{key}“, wo es nichts bedeutet, Stelle: {place}.</translation>
    </message>
    <message>
        <source>It is misspelt, or stands in the wrong place.</source>
        <translation>Es ist falsch geschrieben oder steht an der falschen Stelle.</translation>
    </message>
    <message>
        <source>Correct it or delete it.</source>
        <translation>Berichtigen oder löschen Sie es.</translation>
    </message>
    <message>
        <source>{path} has a value of the wrong kind at {place}.</source>
        <translation>In {path} steht ein Wert der falschen Art, Stelle: {place}.</translation>
    </message>
    <message>
        <source>It must be: {kind}.</source>
        <translation>Erlaubt ist: {kind}.</translation>
    </message>
    <message>
        <source>{path} has a value at {place} that cannot stand there.</source>
        <translation>In {path} steht ein Wert, der dort nicht erlaubt ist, Stelle: {place}.</translation>
    </message>
    <message>
        <source>The payload of letter {letter} cannot be edited.</source>
        <translation>Die Nutzdaten des Letters {letter} lassen sich nicht bearbeiten.</translation>
    </message>
    <message>
        <source>It belongs to no step of a run.</source>
        <translation>Er gehört zu keinem Schritt eines Laufs.</translation>
    </message>
    <message>
        <source>Retry it as it is, or discard it.</source>
        <translation>Wiederholen Sie ihn, wie er ist, oder verwerfen Sie ihn.</translation>
    </message>
    <message>
        <source>The dead letter {letter} cannot be sent on yet.</source>
        <translation>Der Dead Letter {letter} lässt sich noch nicht senden.</translation>
    </message>
    <message>
        <source>Nothing here takes letters of its kind.</source>
        <translation>Nichts hier nimmt Letters seiner Art an.</translation>
    </message>
    <message>
        <source>Discard it, or wait for a version that can.</source>
        <translation>Verwerfen Sie ihn, oder warten Sie auf eine Version, die es kann.</translation>
    </message>
    <message>
        <source>The event {topic} found no room with {subscriber}.</source>
        <translation>Das Ereignis {topic} fand bei {subscriber} keinen Platz.</translation>
    </message>
    <message>
        <source>More events came than it takes.</source>
        <translation>Es kamen mehr Ereignisse, als er annimmt.</translation>
    </message>
    <message>
        <source>Let it catch up, then publish the event again.</source>
        <translation>Lassen Sie ihn aufholen, und veröffentlichen Sie das Ereignis dann erneut.</translation>
    </message>
    <message>
        <source>The dead letter {letter} cannot be snoozed until then.</source>
        <translation>Der Dead Letter {letter} kann nicht bis dahin zurückgestellt werden.</translation>
    </message>
    <message>
        <source>The time has passed.</source>
        <translation>Die Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>Choose a later time.</source>
        <translation>Wählen Sie eine spätere Zeit.</translation>
    </message>
    <message>
        <source>The dead letter {letter} is not snoozed.</source>
        <translation>Der Dead Letter {letter} ist nicht zurückgestellt.</translation>
    </message>
    <message>
        <source>It is back already, or was never put off.</source>
        <translation>Er ist schon zurück oder war nie zurückgestellt.</translation>
    </message>
    <message>
        <source>There is no discard of letter {letter} to take back.</source>
        <translation>Für den Letter {letter} gibt es kein Verwerfen zurückzunehmen.</translation>
    </message>
    <message>
        <source>It was not discarded by a person, its run went on with an output, or the run was restarted since.</source>
        <translation>Kein Mensch hat ihn verworfen, sein Lauf ging mit einer Ausgabe weiter, oder der Lauf wurde seither neu gestartet.</translation>
    </message>
    <message>
        <source>Restart or fork its run instead.</source>
        <translation>Starten Sie stattdessen seinen Lauf neu, oder zweigen Sie ihn ab.</translation>
    </message>
    <message>
        <source>The discard of letter {letter} cannot be taken back any more.</source>
        <translation>Das Verwerfen des Letters {letter} lässt sich nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>It is more than {days} days old.</source>
        <translation>Es ist mehr als {days} Tage alt.</translation>
    </message>
    <message>
        <source>Restart the run instead.</source>
        <translation>Starten Sie stattdessen den Lauf neu.</translation>
    </message>
    <message>
        <source>{subscriber} could not take the event {topic}.</source>
        <translation>{subscriber} konnte das Ereignis {topic} nicht annehmen.</translation>
    </message>
    <message>
        <source>It failed at every attempt.</source>
        <translation>Es schlug bei jedem Versuch fehl.</translation>
    </message>
    <message>
        <source>Look at its errors, then retry the letter.</source>
        <translation>Seine Fehler ansehen, dann den Brief erneut senden.</translation>
    </message>
    <message>
        <source>{component} broke down.</source>
        <translation>{component} ist ausgefallen.</translation>
    </message>
    <message>
        <source>A part of the program failed in a way that it did not expect.</source>
        <translation>Ein Teil des Programms ist auf eine Weise gescheitert, mit der er nicht gerechnet hat.</translation>
    </message>
    <message>
        <source>It is started anew by itself; report this if it repeats.</source>
        <translation>Sie wird von selbst neu gestartet; melden Sie es, wenn es sich wiederholt.</translation>
    </message>
    <message>
        <source>There is no component named {component}.</source>
        <translation>Es gibt keine Komponente namens {component}.</translation>
    </message>
    <message>
        <source>Choose one of those on the Health page.</source>
        <translation>Wählen Sie eine von denen auf der Seite „Zustand“.</translation>
    </message>
    <message>
        <source>{component} cannot do that in the state that it is in.</source>
        <translation>{component} kann das in dem Zustand, in dem sie ist, nicht.</translation>
    </message>
    <message>
        <source>Its state has changed, or it is on its way already.</source>
        <translation>Ihr Zustand hat sich geändert, oder sie ist schon dabei.</translation>
    </message>
    <message>
        <source>Its card on the Health page offers what is possible now.</source>
        <translation>Ihre Karte auf der Seite „Zustand“ bietet an, was jetzt möglich ist.</translation>
    </message>
    <message>
        <source>{component} stays down: it failed again after {times} recoveries in {seconds} s.</source>
        <translation>{component} bleibt aus: sie ist nach {times} Wiederherstellungen in {seconds} s erneut gescheitert.</translation>
    </message>
    <message>
        <source>To start it once more by itself would not mend what breaks it.</source>
        <translation>Sie noch einmal von selbst zu starten, würde nicht beheben, woran sie scheitert.</translation>
    </message>
    <message>
        <source>Look at its last error on the Health page, mend the cause, then start it again.</source>
        <translation>Sehen Sie ihren letzten Fehler auf der Seite „Zustand“ an, beheben Sie die Ursache und starten Sie sie dann wieder.</translation>
    </message>
    <message>
        <source>{count} threads hang and were given up, the last one of {component}.</source>
        <translation>{count} Threads hängen und wurden aufgegeben, zuletzt einer von {component}.</translation>
    </message>
    <message>
        <source>They have been replaced, but what they hold stays taken.</source>
        <translation>Sie sind ersetzt, aber was sie festhalten, bleibt belegt.</translation>
    </message>
    <message>
        <source>Restart the program as soon as you can: runs go on where they were.</source>
        <translation>Starten Sie das Programm neu, sobald Sie können: Läufe gehen weiter, wo sie waren.</translation>
    </message>
    <message>
        <source>The engine takes no more runs for now.</source>
        <translation>Die Engine nimmt zurzeit keine weiteren Läufe an.</translation>
    </message>
    <message>
        <source>{waiting} runs were accepted and have not begun.</source>
        <translation>{waiting} Läufe sind angenommen und haben noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Try again in {seconds} s, or raise the limit of the workspace.</source>
        <translation>Versuchen Sie es in {seconds} s noch einmal, oder erhöhen Sie die Grenze des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>There is no workflow {workflow} that was registered.</source>
        <translation>Es ist kein Workflow {workflow} registriert.</translation>
    </message>
    <message>
        <source>Workflows are registered by name each time that a program starts.</source>
        <translation>Workflows werden bei jedem Start eines Programms unter ihrem Namen registriert.</translation>
    </message>
    <message>
        <source>Register it first, or check the name.</source>
        <translation>Registrieren Sie ihn zuerst, oder prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>There is no queue {queue}.</source>
        <translation>Es gibt keine Warteschlange {queue}.</translation>
    </message>
    <message>
        <source>The queue {queue} is paused.</source>
        <translation>Die Warteschlange {queue} ist angehalten.</translation>
    </message>
    <message>
        <source>{who} paused it: {reason}</source>
        <translation>{who} hat sie angehalten: {reason}</translation>
    </message>
    <message>
        <source>Resume it first.</source>
        <translation>Setzen Sie sie zuerst fort.</translation>
    </message>
    <message>
        <source>The queue {queue} is not paused.</source>
        <translation>Die Warteschlange {queue} ist nicht angehalten.</translation>
    </message>
    <message>
        <source>It goes on already.</source>
        <translation>Sie läuft bereits.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The queue {queue} cannot be purged.</source>
        <translation>Die Warteschlange {queue} kann nicht geleert werden.</translation>
    </message>
    <message>
        <source>What waits there was not accepted yet, and somebody waits for the answer.</source>
        <translation>Was dort wartet, ist noch nicht angenommen, und jemand wartet auf die Antwort.</translation>
    </message>
    <message>
        <source>Pause it to take nothing in for now.</source>
        <translation>Halten Sie sie an, um vorerst nichts anzunehmen.</translation>
    </message>
    <message>
        <source>The step was taken out of the queue {queue}.</source>
        <translation>Der Schritt wurde aus der Warteschlange {queue} genommen.</translation>
    </message>
    <message>
        <source>{who} purged it: {reason}</source>
        <translation>{who} hat sie geleert: {reason}</translation>
    </message>
    <message>
        <source>Nothing was sent. Retry it when it may go on.</source>
        <translation>Es wurde nichts gesendet. Wiederholen Sie ihn, wenn es weitergehen darf.</translation>
    </message>
    <message>
        <source>The query of the sync cannot read in batches.</source>
        <translation>Die Abfrage des Abgleichs kann nicht in Stapeln lesen.</translation>
    </message>
    <message>
        <source>It lacks :cursor or, after it, :limit.</source>
        <translation>Ihr fehlt :cursor oder, danach, :limit.</translation>
    </message>
    <message>
        <source>Write it as SELECT … WHERE field &gt; :cursor ORDER BY field LIMIT :limit.</source>
        <translation>Schreiben Sie sie als SELECT … WHERE feld &gt; :cursor ORDER BY feld LIMIT :limit.</translation>
    </message>
    <message>
        <source>The rows of the sync have no field “{field}”.</source>
        <translation>Die Zeilen des Abgleichs haben kein Feld „{field}“.</translation>
    </message>
    <message>
        <source>By it the sync knows how far it is.</source>
        <translation>An ihm erkennt der Abgleich, wie weit er ist.</translation>
    </message>
    <message>
        <source>Let the query give it, or name another field as the cursor.</source>
        <translation>Lassen Sie die Abfrage es liefern, oder nennen Sie ein anderes Feld als Cursor.</translation>
    </message>
    <message>
        <source>The sync does not come further by its field “{field}”.</source>
        <translation>Der Abgleich kommt mit seinem Feld „{field}“ nicht weiter.</translation>
    </message>
    <message>
        <source>The last row that was read has the value of the cursor itself.</source>
        <translation>Die zuletzt gelesene Zeile hat den Wert des Cursors selbst.</translation>
    </message>
    <message>
        <source>Read only rows above :cursor, ordered by the field, which is never the same twice.</source>
        <translation>Lesen Sie nur Zeilen über :cursor, geordnet nach dem Feld, das nie zweimal gleich ist.</translation>
    </message>
    <message>
        <source>The sync {sync} stopped: too many records are bad.</source>
        <translation>Der Abgleich {sync} hat angehalten: Zu viele Datensätze sind schlecht.</translation>
    </message>
    <message>
        <source>More than {count} wait for a person; of one: {detail}</source>
        <translation>Mehr als {count} warten auf einen Menschen; zu einem: {detail}</translation>
    </message>
    <message>
        <source>Correct the transform or the statement, then retry; it goes on where it was.</source>
        <translation>Berichtigen Sie die Umwandlung oder die Anweisung und wiederholen Sie; es geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>The transform cannot take this record.</source>
        <translation>Die Umwandlung kann mit diesem Datensatz nichts anfangen.</translation>
    </message>
    <message>
        <source>Correct the record where it comes from; all others are written.</source>
        <translation>Berichtigen Sie den Datensatz an der Quelle; alle anderen sind geschrieben.</translation>
    </message>
    <message>
        <source>The transform gave something that is no record.</source>
        <translation>Die Umwandlung ergab etwas, das kein Datensatz ist.</translation>
    </message>
    <message>
        <source>A record is an object; null leaves it out.</source>
        <translation>Ein Datensatz ist ein Objekt; null lässt ihn aus.</translation>
    </message>
    <message>
        <source>Let the transform give an object.</source>
        <translation>Lassen Sie die Umwandlung ein Objekt ergeben.</translation>
    </message>
    <message>
        <source>No event “{topic}” came in time.</source>
        <translation>Kein Ereignis „{topic}“ kam rechtzeitig.</translation>
    </message>
    <message>
        <source>Nothing that the step waits for was published while it waited.</source>
        <translation>Nichts, worauf der Schritt wartet, wurde veröffentlicht, während er wartete.</translation>
    </message>
    <message>
        <source>Retry to wait once more, or give the step its output by hand.</source>
        <translation>Wiederholen Sie, um noch einmal zu warten, oder geben Sie dem Schritt seine Ausgabe von Hand.</translation>
    </message>
    <message>
        <source>{task} is undone by “{compensation}”, which does not exist.</source>
        <translation>{task} nennt „{compensation}“ als Gegenschritt, doch diese Aufgabe gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no task with that id in the workflow.</source>
        <translation>Der Ablauf hat keine Aufgabe mit dieser Id.</translation>
    </message>
    <message>
        <source>Choose another task to undo it, or none.</source>
        <translation>Wählen Sie eine andere Aufgabe als Gegenschritt, oder keine.</translation>
    </message>
    <message>
        <source>{compensation} undoes {task} but is connected to other tasks.</source>
        <translation>{compensation} macht {task} rückgängig, ist aber mit anderen Aufgaben verbunden.</translation>
    </message>
    <message>
        <source>It runs only when a run is undone, not on the way through the workflow.</source>
        <translation>Sie läuft nur, wenn ein Lauf rückgängig gemacht wird, nicht auf dem Weg durch den Ablauf.</translation>
    </message>
    <message>
        <source>Delete the edges of {compensation}.</source>
        <translation>Löschen Sie die Kanten von {compensation}.</translation>
    </message>
    <message>
        <source>{compensation} undoes {task} and another task as well.</source>
        <translation>{compensation} macht {task} und noch eine andere Aufgabe rückgängig.</translation>
    </message>
    <message>
        <source>It would not know which of the two it undoes.</source>
        <translation>Sie wüsste nicht, welche von beiden sie rückgängig macht.</translation>
    </message>
    <message>
        <source>Give {task} a compensation of its own.</source>
        <translation>Geben Sie {task} einen eigenen Gegenschritt.</translation>
    </message>
    <message>
        <source>{compensation} undoes {task} and has a task that undoes it.</source>
        <translation>{compensation} macht {task} rückgängig und hat selbst einen Gegenschritt.</translation>
    </message>
    <message>
        <source>What undoes is not undone itself.</source>
        <translation>Was rückgängig macht, wird selbst nicht rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Take the compensation away from {compensation}.</source>
        <translation>Entfernen Sie den Gegenschritt von {compensation}.</translation>
    </message>
    <message>
        <source>{compensation} cannot undo {task}.</source>
        <translation>{compensation} kann {task} nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>A loop or a join only guides a run.</source>
        <translation>Eine Schleife oder Zusammenführung lenkt einen Lauf nur.</translation>
    </message>
    <message>
        <source>Choose a task that does something.</source>
        <translation>Wählen Sie eine Aufgabe, die etwas tut.</translation>
    </message>
    <message>
        <source>Run {run} is undoing what it did and cannot be cancelled.</source>
        <translation>Lauf {run} macht rückgängig, was er getan hat, und kann nicht abgebrochen werden.</translation>
    </message>
    <message>
        <source>It would be left undone by half.</source>
        <translation>Er bliebe halb rückgängig gemacht zurück.</translation>
    </message>
    <message>
        <source>Pause it, or skip the steps that should not be undone.</source>
        <translation>Halten Sie ihn an, oder überspringen Sie die Schritte, die nicht rückgängig gemacht werden sollen.</translation>
    </message>
    <message>
        <source>“{address}” in {path} is no address to listen at.</source>
        <translation>„{address}“ in {path} ist keine Adresse, an der gelauscht werden kann.</translation>
    </message>
    <message>
        <source>Write host and port, such as 127.0.0.1:7272; an IPv6 address stands in brackets.</source>
        <translation>Schreiben Sie Host und Port, etwa 127.0.0.1:7272; eine IPv6-Adresse steht in Klammern.</translation>
    </message>
    <message>
        <source>“{endpoint}” in {path} is no name for an endpoint of webhooks.</source>
        <translation>„{endpoint}“ in {path} ist kein Name für einen Endpunkt von Webhooks.</translation>
    </message>
    <message>
        <source>It becomes a part of an address.</source>
        <translation>Er wird Teil einer Adresse.</translation>
    </message>
    <message>
        <source>Use letters, digits, - and _.</source>
        <translation>Nehmen Sie Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>The endpoint {endpoint} in {path} names no workflow of this workspace.</source>
        <translation>Der Endpunkt {endpoint} in {path} nennt keinen Workflow dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>A workflow is named by its file in workflows, without .json.</source>
        <translation>Ein Workflow heißt wie seine Datei in workflows, ohne .json.</translation>
    </message>
    <message>
        <source>Write the name of the workflow that its webhooks start.</source>
        <translation>Schreiben Sie den Namen des Workflows, den seine Webhooks starten.</translation>
    </message>
    <message>
        <source>Two endpoints in {path} have the name “{endpoint}”.</source>
        <translation>Zwei Endpunkte in {path} heißen „{endpoint}“.</translation>
    </message>
    <message>
        <source>A webhook that comes there could mean either.</source>
        <translation>Ein Webhook, der dorthin kommt, könnte beide meinen.</translation>
    </message>
    <message>
        <source>The endpoint {endpoint} in {path} names no secret.</source>
        <translation>Der Endpunkt {endpoint} in {path} nennt kein Geheimnis.</translation>
    </message>
    <message>
        <source>Without one, no signature can be checked.</source>
        <translation>Ohne eines lässt sich keine Signatur prüfen.</translation>
    </message>
    <message>
        <source>Name a secret, or write the scheme “none” if everybody who reaches the address may start its workflow.</source>
        <translation>Nennen Sie ein Geheimnis, oder schreiben Sie das Verfahren „none“, wenn jeder, der die Adresse erreicht, seinen Workflow starten darf.</translation>
    </message>
    <message>
        <source>The endpoint {endpoint} in {path} names no header.</source>
        <translation>Der Endpunkt {endpoint} in {path} nennt keine Kopfzeile.</translation>
    </message>
    <message>
        <source>The scheme “hmac” looks for the signature in a header that the sender chose.</source>
        <translation>Das Verfahren „hmac“ sucht die Signatur in einer Kopfzeile, die der Absender gewählt hat.</translation>
    </message>
    <message>
        <source>Write the name of that header, as the sender documents it.</source>
        <translation>Schreiben Sie den Namen dieser Kopfzeile, wie ihn der Absender dokumentiert.</translation>
    </message>
    <message>
        <source>A webhook came for {endpoint}, an endpoint that is not there any more.</source>
        <translation>Ein Webhook kam für {endpoint}, einen Endpunkt, den es nicht mehr gibt.</translation>
    </message>
    <message>
        <source>It was removed from the settings of the workspace after the webhook was taken.</source>
        <translation>Er wurde aus den Einstellungen des Arbeitsbereichs entfernt, nachdem der Webhook angenommen war.</translation>
    </message>
    <message>
        <source>Bring the endpoint back and retry the letter, or discard it.</source>
        <translation>Richten Sie den Endpunkt wieder ein und wiederholen Sie den Dead Letter, oder verwerfen Sie ihn.</translation>
    </message>
    <message>
        <source>The webhook {id} of {endpoint} says that its body is JSON, and it is not.</source>
        <translation>Der Webhook {id} von {endpoint} gibt seinen Inhalt als JSON aus, und er ist keines.</translation>
    </message>
    <message>
        <source>No workflow can be started with it.</source>
        <translation>Damit lässt sich kein Workflow starten.</translation>
    </message>
    <message>
        <source>Tell its sender; discard the letter, or retry it once the endpoint takes such bodies.</source>
        <translation>Sagen Sie es dem Absender; verwerfen Sie den Dead Letter, oder wiederholen Sie ihn, sobald der Endpunkt solche Inhalte annimmt.</translation>
    </message>
    <message>
        <source>The endpoint {endpoint} takes no webhooks: its secret {name} is not set.</source>
        <translation>Der Endpunkt {endpoint} nimmt keine Webhooks an: Sein Geheimnis {name} ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Secrets are in the environment as SLUICE_SECRET_NAME or where --secrets says, never in the workspace.</source>
        <translation>Geheimnisse stehen als SLUICE_SECRET_NAME in der Umgebung oder da, wo --secrets es sagt, nie im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Set it, and restart the component webhooks.</source>
        <translation>Setzen Sie es, und starten Sie die Komponente webhooks neu.</translation>
    </message>
    <message>
        <source>The endpoint {endpoint} takes no webhooks: its secret {name} is none.</source>
        <translation>Der Endpunkt {endpoint} nimmt keine Webhooks an: Sein Geheimnis {name} ist keines.</translation>
    </message>
    <message>
        <source>A secret of Standard Webhooks is whsec_ and then base64.</source>
        <translation>Ein Geheimnis von Standard Webhooks ist whsec_ und dann Base64.</translation>
    </message>
    <message>
        <source>Set it as its sender shows it, and restart the component webhooks.</source>
        <translation>Setzen Sie es so, wie sein Absender es zeigt, und starten Sie die Komponente webhooks neu.</translation>
    </message>
    <message>
        <source>Webhooks were not taken.</source>
        <translation>Webhooks wurden nicht angenommen.</translation>
    </message>
    <message>
        <source>The engine was starting, stopping, or could not write its journal.</source>
        <translation>Die Engine startete, hielt an oder konnte ihr Journal nicht schreiben.</translation>
    </message>
    <message>
        <source>Their senders were told to send them again; look at what else is wrong.</source>
        <translation>Ihren Absendern wurde gesagt, sie noch einmal zu senden; sehen Sie nach, was sonst nicht stimmt.</translation>
    </message>
    <message>
        <source>The gateway of webhooks gives no sign of life.</source>
        <translation>Das Gateway der Webhooks gibt kein Lebenszeichen.</translation>
    </message>
    <message>
        <source>Its thread hangs.</source>
        <translation>Sein Thread hängt.</translation>
    </message>
    <message>
        <source>{task} calls the workflow “{workflow}”, which does not exist.</source>
        <translation>{task} ruft den Workflow „{workflow}“ auf, den es nicht gibt.</translation>
    </message>
    <message>
        <source>There is no file of that name in the folder workflows.</source>
        <translation>Im Ordner workflows gibt es keine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>Write the name of a file there, without .json.</source>
        <translation>Geben Sie den Namen einer Datei dort an, ohne .json.</translation>
    </message>
    <message>
        <source>{task} calls “{workflow}”, its own workflow.</source>
        <translation>{task} ruft „{workflow}“ auf, den eigenen Workflow.</translation>
    </message>
    <message>
        <source>If nothing ends that, its runs call one another until the limit of depth.</source>
        <translation>Wenn nichts das beendet, rufen seine Läufe einander auf, bis die größte Tiefe erreicht ist.</translation>
    </message>
    <message>
        <source>Put a condition before it, or name another workflow.</source>
        <translation>Setzen Sie eine Bedingung davor, oder nennen Sie einen anderen Workflow.</translation>
    </message>
    <message>
        <source>There is no workflow “{workflow}” to call.</source>
        <translation>Es gibt keinen Workflow „{workflow}“, der aufgerufen werden könnte.</translation>
    </message>
    <message>
        <source>Save it there, or correct the name, then redrive the letter.</source>
        <translation>Speichern Sie ihn dort, oder korrigieren Sie den Namen, und schicken Sie den Dead Letter dann wieder los.</translation>
    </message>
    <message>
        <source>Run {run} of workflow “{workflow}”, which this step called, failed.</source>
        <translation>Lauf {run} des Workflows „{workflow}“, den dieser Schritt aufgerufen hat, ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Look at that run; the step calls a new one when it is tried again.</source>
        <translation>Sehen Sie sich diesen Lauf an; bei einem neuen Versuch ruft der Schritt einen neuen auf.</translation>
    </message>
    <message>
        <source>Run {run} of workflow “{workflow}”, which this step called, was cancelled.</source>
        <translation>Lauf {run} des Workflows „{workflow}“, den dieser Schritt aufgerufen hat, wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Redrive the letter to call a new one.</source>
        <translation>Schicken Sie den Dead Letter wieder los, um einen neuen aufzurufen.</translation>
    </message>
    <message>
        <source>Run {run} of workflow “{workflow}”, which this step called, did not end in time.</source>
        <translation>Lauf {run} des Workflows „{workflow}“, den dieser Schritt aufgerufen hat, endete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Er wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Let the step wait longer, or look at what that run waits for.</source>
        <translation>Lassen Sie den Schritt länger warten, oder sehen Sie nach, worauf dieser Lauf wartet.</translation>
    </message>
    <message>
        <source>Workflow “{workflow}” was not called: {most} runs call one another.</source>
        <translation>Workflow „{workflow}“ wurde nicht aufgerufen: {most} Läufe rufen einander auf.</translation>
    </message>
    <message>
        <source>A workflow that calls itself, perhaps by another, would never end.</source>
        <translation>Ein Workflow, der sich selbst aufruft, vielleicht über einen anderen, würde nie enden.</translation>
    </message>
    <message>
        <source>Put a condition before the call.</source>
        <translation>Setzen Sie eine Bedingung vor den Aufruf.</translation>
    </message>
    <message>
        <source>Run {run} of workflow “{workflow}”, which this step called, cannot be read any more.</source>
        <translation>Lauf {run} des Workflows „{workflow}“, den dieser Schritt aufgerufen hat, ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>Its part of the journal is damaged.</source>
        <translation>Sein Teil des Journals ist beschädigt.</translation>
    </message>
    <message>
        <source>Look at what that run did, then redrive the letter to call a new one.</source>
        <translation>Sehen Sie nach, was dieser Lauf getan hat, und schicken Sie den Dead Letter dann wieder los, um einen neuen aufzurufen.</translation>
    </message>
    <message>
        <source>The sync {sync} goes on in another attempt.</source>
        <translation>Der Abgleich {sync} geht in einem weiteren Versuch weiter.</translation>
    </message>
    <message>
        <source>Half of the time of this one was over; nothing failed.</source>
        <translation>Die Hälfte der Zeit dieses Versuchs war um; nichts ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The path of the sync cannot be read page by page.</source>
        <translation>Der Pfad des Abgleichs lässt sich nicht Seite für Seite lesen.</translation>
    </message>
    <message>
        <source>It has no place for the cursor.</source>
        <translation>Er hat keinen Platz für den Cursor.</translation>
    </message>
    <message>
        <source>Write it as /items?after=:cursor&amp;limit=:limit.</source>
        <translation>Schreiben Sie ihn als /items?after=:cursor&amp;limit=:limit.</translation>
    </message>
    <message>
        <source>The page that {connection} gave is no JSON.</source>
        <translation>Die Seite, die {connection} geliefert hat, ist kein JSON.</translation>
    </message>
    <message>
        <source>It answered with status {status}, but with something else. What was read before is written.</source>
        <translation>Die Antwort hatte den Status {status}, war aber etwas anderes. Was vorher gelesen wurde, ist geschrieben.</translation>
    </message>
    <message>
        <source>Look at the answer of this path, and correct the path; the sync goes on where it was.</source>
        <translation>Sehen Sie sich die Antwort dieses Pfades an und berichtigen Sie den Pfad; der Abgleich geht dort weiter, wo er war.</translation>
    </message>
    <message>
        <source>The page that {connection} gave has no list at “{records}”.</source>
        <translation>Die Seite, die {connection} geliefert hat, hat bei „{records}“ keine Liste.</translation>
    </message>
    <message>
        <source>The sync looks for its records there; without a place, the page itself is the list.</source>
        <translation>Dort sucht der Abgleich seine Datensätze; ohne Angabe ist die Seite selbst die Liste.</translation>
    </message>
    <message>
        <source>Say where the list lies, such as data.items; the sync goes on where it was.</source>
        <translation>Geben Sie an, wo die Liste liegt, etwa data.items; der Abgleich geht dort weiter, wo er war.</translation>
    </message>
    <message>
        <source>Record {record} of the page that {connection} gave has no “{field}”.</source>
        <translation>Datensatz {record} der Seite, die {connection} geliefert hat, hat kein „{field}“.</translation>
    </message>
    <message>
        <source>By this field, a number or a text, the sync knows how far it is. No record of the page is written.</source>
        <translation>An diesem Feld, einer Zahl oder einem Text, erkennt der Abgleich, wie weit er ist. Kein Datensatz der Seite ist geschrieben.</translation>
    </message>
    <message>
        <source>Name another field as the cursor, or have the service give it.</source>
        <translation>Nennen Sie ein anderes Feld als Cursor, oder lassen Sie den Dienst es liefern.</translation>
    </message>
    <message>
        <source>The page that {connection} gave does not come further by its field “{field}”.</source>
        <translation>Die Seite, die {connection} geliefert hat, kommt mit ihrem Feld „{field}“ nicht weiter.</translation>
    </message>
    <message>
        <source>After {before} came {after}. No record of the page is written.</source>
        <translation>Nach {before} kam {after}. Kein Datensatz der Seite ist geschrieben.</translation>
    </message>
    <message>
        <source>Ask for records after :cursor only, in rising order of the field, never the same twice.</source>
        <translation>Fragen Sie nur nach Datensätzen nach :cursor, in steigender Reihenfolge des Feldes und nie zweimal demselben.</translation>
    </message>
    <message>
        <source>The proxy {proxy} cannot be used.</source>
        <translation>Der Proxy {proxy} lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>It must be an address such as http://host:port or socks5://host:port.</source>
        <translation>Er muss eine Adresse wie http://host:port oder socks5://host:port sein.</translation>
    </message>
    <message>
        <source>Correct the proxy of the connection.</source>
        <translation>Berichtigen Sie den Proxy der Verbindung.</translation>
    </message>
    <message>
        <source>{code}</source>
        <translation>{code}</translation>
    </message>
    <message>
        <source>Start with it in the environment (SLUICE_SECRET_NAME), or put it into the folder or keychain in use.</source>
        <translation>Starten Sie mit ihm in der Umgebung (SLUICE_SECRET_NAME), oder legen Sie es in den benutzten Ordner oder Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain has not said yet what the secret “{name}” is.</source>
        <translation>Der Schlüsselbund hat noch nicht gesagt, wie das Geheimnis „{name}“ lautet.</translation>
    </message>
    <message>
        <source>It was asked, and may be waiting for you to unlock it.</source>
        <translation>Er wurde gefragt und wartet vielleicht darauf, dass Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>Unlock it; the step tries again by itself.</source>
        <translation>Entsperren Sie ihn; der Schritt versucht es von selbst erneut.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a secret in a folder.</source>
        <translation>„{name}“ kann kein Name eines Geheimnisses in einem Ordner sein.</translation>
    </message>
    <message>
        <source>Such a name has letters, digits, dots, dashes and underscores only.</source>
        <translation>Ein solcher Name hat nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.</translation>
    </message>
    <message>
        <source>Give the secret another name in the connection and in the folder.</source>
        <translation>Geben Sie dem Geheimnis in der Verbindung und im Ordner einen anderen Namen.</translation>
    </message>
    <message>
        <source>The secret “{name}” is not used: everybody may read {path}.</source>
        <translation>Das Geheimnis „{name}“ wird nicht benutzt: {path} darf jeder lesen.</translation>
    </message>
    <message>
        <source>What everybody can read or change is no secret.</source>
        <translation>Was jeder lesen oder ändern kann, ist kein Geheimnis.</translation>
    </message>
    <message>
        <source>Take the right from others (chmod o-rwx), and think of changing the secret.</source>
        <translation>Nehmen Sie anderen das Recht (chmod o-rwx), und denken Sie daran, das Geheimnis zu ändern.</translation>
    </message>
    <message>
        <source>The secret “{name}” cannot be read from {path}.</source>
        <translation>Das Geheimnis „{name}“ lässt sich nicht aus {path} lesen.</translation>
    </message>
    <message>
        <source>Give the program the right to read it; it has at most 64 KiB.</source>
        <translation>Geben Sie dem Programm das Recht, es zu lesen; es hat höchstens 64 KiB.</translation>
    </message>
    <message>
        <source>The keychain did not give the secret “{name}”.</source>
        <translation>Der Schlüsselbund hat das Geheimnis „{name}“ nicht herausgegeben.</translation>
    </message>
    <message>
        <source>It is locked, or access was refused. {detail}</source>
        <translation>Er ist gesperrt, oder der Zugriff wurde verweigert. {detail}</translation>
    </message>
    <message>
        <source>Unlock it and allow Sluice; the step tries again by itself.</source>
        <translation>Entsperren Sie ihn, und lassen Sie Sluice zu; der Schritt versucht es von selbst erneut.</translation>
    </message>
    <message>
        <source>There is no keychain that could keep the secret “{name}”.</source>
        <translation>Es gibt keinen Schlüsselbund, der das Geheimnis „{name}“ verwahren könnte.</translation>
    </message>
    <message>
        <source>Neither a Secret Service nor KWallet answers in this session.</source>
        <translation>In dieser Sitzung antwortet weder ein Secret Service noch KWallet.</translation>
    </message>
    <message>
        <source>Start one, or start Sluice with the secret in the environment.</source>
        <translation>Starten Sie einen, oder starten Sie Sluice mit dem Geheimnis in der Umgebung.</translation>
    </message>
    <message>
        <source>The keychain failed over the secret “{name}”.</source>
        <translation>Der Schlüsselbund ist am Geheimnis „{name}“ gescheitert.</translation>
    </message>
    <message>
        <source>Look at the keychain&apos;s own program, then try again.</source>
        <translation>Sehen Sie im Programm des Schlüsselbunds nach, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Webhooks come in over {connections} connections at once, instead of {wanted}.</source>
        <translation>Webhooks kommen über {connections} Verbindungen gleichzeitig herein statt über {wanted}.</translation>
    </message>
    <message>
        <source>The system lets this program have no more files open, and connections are files.</source>
        <translation>Das System lässt dieses Programm nicht mehr Dateien offen halten, und Verbindungen sind Dateien.</translation>
    </message>
    <message>
        <source>Raise the hard limit of open files (ulimit -Hn, or LimitNOFILE of its service), and start the program again.</source>
        <translation>Erhöhen Sie die harte Grenze offener Dateien (ulimit -Hn, oder LimitNOFILE seines Dienstes), und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Connections of webhooks have to wait.</source>
        <translation>Verbindungen von Webhooks müssen warten.</translation>
    </message>
    <message>
        <source>This program has as many files open as the system lets it have.</source>
        <translation>Dieses Programm hat so viele Dateien offen, wie das System ihm lässt.</translation>
    </message>
    <message>
        <source>They are taken as soon as others end; raise the limit of open files if this repeats.</source>
        <translation>Sie werden angenommen, sobald andere enden; erhöhen Sie die Grenze offener Dateien, wenn sich das wiederholt.</translation>
    </message>
    <message>
        <source>It is in “%1”.</source>
        <translation>Es steht in „%1“.</translation>
    </message>
    <message>
        <source>It is in “%1”, line %2.</source>
        <translation>Es steht in „%1“, Zeile %2.</translation>
    </message>
    <message>
        <source>It is in “%1”, line %2, column %3.</source>
        <translation>Es steht in „%1“, Zeile %2, Spalte %3.</translation>
    </message>
    <message>
        <source>{status} is no status that a webhook can be answered with.</source>
        <translation>{status} ist kein Status, mit dem sich ein Webhook beantworten lässt.</translation>
    </message>
    <message>
        <source>An answer has a whole number from 200 to 599.</source>
        <translation>Eine Antwort hat eine ganze Zahl von 200 bis 599.</translation>
    </message>
    <message>
        <source>Correct the status of the task.</source>
        <translation>Berichtigen Sie den Status der Aufgabe.</translation>
    </message>
    <message>
        <source>The header “{header}” cannot be sent with the answer.</source>
        <translation>Die Kopfzeile „{header}“ kann mit der Antwort nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Names are letters, digits, - and _, values are plain characters, 8 KiB in all; what frames the answer is added by itself.</source>
        <translation>Namen sind Buchstaben, Ziffern, - und _, Werte sind einfache Zeichen, zusammen 8 KiB; was die Antwort einrahmt, kommt von selbst hinzu.</translation>
    </message>
    <message>
        <source>Correct or remove it.</source>
        <translation>Berichtigen oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>The answer to the webhook is too large.</source>
        <translation>Die Antwort auf den Webhook ist zu groß.</translation>
    </message>
    <message>
        <source>Its body may have 1 MiB.</source>
        <translation>Ihr Inhalt darf 1 MiB haben.</translation>
    </message>
    <message>
        <source>Answer with less, such as where the rest can be found.</source>
        <translation>Antworten Sie mit weniger, etwa damit, wo der Rest zu finden ist.</translation>
    </message>
    <message>
        <source>“{trigger}” is no name for a trigger.</source>
        <translation>„{trigger}“ ist kein Name für einen Auslöser.</translation>
    </message>
    <message>
        <source>Its runs are told apart by it.</source>
        <translation>An ihm werden seine Läufe unterschieden.</translation>
    </message>
    <message>
        <source>Begin with a letter or _, then use letters, digits, _ and -.</source>
        <translation>Beginnen Sie mit einem Buchstaben oder _, dann Buchstaben, Ziffern, _ und -.</translation>
    </message>
    <message>
        <source>Two triggers have the name “{trigger}”.</source>
        <translation>Zwei Auslöser heißen „{trigger}“.</translation>
    </message>
    <message>
        <source>A run that one of them starts could be of either.</source>
        <translation>Ein Lauf, den einer von ihnen startet, könnte von beiden sein.</translation>
    </message>
    <message>
        <source>The trigger {trigger} names no time zone: “{zone}”.</source>
        <translation>Der Auslöser {trigger} nennt keine Zeitzone: „{zone}“.</translation>
    </message>
    <message>
        <source>It is not known on this machine.</source>
        <translation>Auf diesem Rechner ist sie nicht bekannt.</translation>
    </message>
    <message>
        <source>Write a zone such as Europe/Berlin, or nothing for UTC.</source>
        <translation>Schreiben Sie eine Zone wie Europe/Berlin, oder nichts für UTC.</translation>
    </message>
    <message>
        <source>The trigger {trigger} has too short an interval.</source>
        <translation>Der Auslöser {trigger} hat einen zu kurzen Abstand.</translation>
    </message>
    <message>
        <source>It is at least one second.</source>
        <translation>Er ist mindestens eine Sekunde.</translation>
    </message>
    <message>
        <source>Write a number and a unit, such as 30s, 5m, 2h or 1d.</source>
        <translation>Schreiben Sie eine Zahl und eine Einheit, wie 30s, 5m, 2h oder 1d.</translation>
    </message>
    <message>
        <source>The trigger {trigger} names no topic: “{topic}”.</source>
        <translation>Der Auslöser {trigger} nennt kein Thema: „{topic}“.</translation>
    </message>
    <message>
        <source>Parts are divided by dots; * stands for one part, ** at the end for all others.</source>
        <translation>Teile sind durch Punkte getrennt; * steht für einen Teil, ** am Ende für alle weiteren.</translation>
    </message>
    <message>
        <source>Write a pattern such as orders.*.</source>
        <translation>Schreiben Sie ein Muster wie orders.*.</translation>
    </message>
    <message>
        <source>The trigger {trigger} compares no field with “{value}”.</source>
        <translation>Der Auslöser {trigger} vergleicht kein Feld mit „{value}“.</translation>
    </message>
    <message>
        <source>It names a value and not where in the event&apos;s data it must lie.</source>
        <translation>Er nennt einen Wert, aber nicht, wo in den Daten des Ereignisses er stehen muss.</translation>
    </message>
    <message>
        <source>Name the field, such as order.state, or remove the value.</source>
        <translation>Nennen Sie das Feld, etwa order.state, oder entfernen Sie den Wert.</translation>
    </message>
    <message>
        <source>The workflow {workflow} cannot be armed.</source>
        <translation>Der Workflow {workflow} lässt sich nicht scharf stellen.</translation>
    </message>
    <message>
        <source>The workflow {workflow} keeps no input under the name “{trigger}”.</source>
        <translation>Der Workflow {workflow} bewahrt keine Eingabe unter dem Namen „{trigger}“ auf.</translation>
    </message>
    <message>
        <source>Its inputs are the triggers of kind “manual” in its file: {known}.</source>
        <translation>Seine Eingaben sind die Auslöser der Art „manual“ in seiner Datei: {known}.</translation>
    </message>
    <message>
        <source>Name one of them, or add one.</source>
        <translation>Nennen Sie eine davon, oder fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>The workflow {workflow} is not armed.</source>
        <translation>Der Workflow {workflow} ist nicht scharf.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: no trigger starts it.</source>
        <translation>Es ist nichts zu tun: Kein Auslöser startet ihn.</translation>
    </message>
    <message>
        <source>The trigger {trigger} of {workflow} has no room for another run.</source>
        <translation>Der Auslöser {trigger} von {workflow} hat keinen Platz für einen weiteren Lauf.</translation>
    </message>
    <message>
        <source>{most} that it asked for have not begun.</source>
        <translation>{most}, die er verlangt hat, haben nicht begonnen.</translation>
    </message>
    <message>
        <source>Look for what holds its runs up, then retry.</source>
        <translation>Sehen Sie nach, was seine Läufe aufhält, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>“{text}” is no cron expression.</source>
        <translation>„{text}“ ist kein Cron-Ausdruck.</translation>
    </message>
    <message>
        <source>It has {count} fields.</source>
        <translation>Er hat {count} Felder.</translation>
    </message>
    <message>
        <source>Write minute, hour, day, month and day of week, as in 0 9 * * MON-FRI; with six fields, the second comes first.</source>
        <translation>Schreiben Sie Minute, Stunde, Tag, Monat und Wochentag, wie in 0 9 * * MON-FRI; bei sechs Feldern kommt die Sekunde zuerst.</translation>
    </message>
    <message>
        <source>“{part}” at character {position} is nothing that {field} knows.</source>
        <translation>Mit „{part}“ bei Zeichen {position} kann das Feld für {field} nichts anfangen.</translation>
    </message>
    <message>
        <source>Write * for all, a number from {least} to {most}, a range such as 1-5 or a list such as 1,3.</source>
        <translation>Schreiben Sie * für alle, eine Zahl von {least} bis {most}, einen Bereich wie 1-5 oder eine Liste wie 1,3.</translation>
    </message>
    <message>
        <source>“{part}” at character {position} is too small or too large.</source>
        <translation>„{part}“ bei Zeichen {position} ist zu klein oder zu groß.</translation>
    </message>
    <message>
        <source>The values of {field} go from {least} to {most}.</source>
        <translation>Die Werte für {field} gehen von {least} bis {most}.</translation>
    </message>
    <message>
        <source>Write a number from {least} to {most}.</source>
        <translation>Schreiben Sie eine Zahl von {least} bis {most}.</translation>
    </message>
    <message>
        <source>“{part}” at character {position} ends before it begins.</source>
        <translation>„{part}“ bei Zeichen {position} endet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>Swap the two, or write two ranges, such as 22-23,0-5.</source>
        <translation>Vertauschen Sie die beiden, oder schreiben Sie zwei Bereiche, wie 22-23,0-5.</translation>
    </message>
    <message>
        <source>“{part}” at character {position} has no step that {field} knows.</source>
        <translation>„{part}“ bei Zeichen {position} hat keine Schrittweite, mit der das Feld für {field} etwas anfangen kann.</translation>
    </message>
    <message>
        <source>Write a number after the slash, from 1 to {most}.</source>
        <translation>Schreiben Sie hinter den Schrägstrich eine Zahl von 1 bis {most}.</translation>
    </message>
    <message>
        <source>“{text}” is never due.</source>
        <translation>„{text}“ ist nie fällig.</translation>
    </message>
    <message>
        <source>No month has such a day.</source>
        <translation>Kein Monat hat einen solchen Tag.</translation>
    </message>
    <message>
        <source>Correct the day or the month.</source>
        <translation>Berichtigen Sie den Tag oder den Monat.</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>die Sekunde</translation>
    </message>
    <message>
        <source>the minute</source>
        <translation>die Minute</translation>
    </message>
    <message>
        <source>the hour</source>
        <translation>die Stunde</translation>
    </message>
    <message>
        <source>the day of the month</source>
        <translation>den Tag des Monats</translation>
    </message>
    <message>
        <source>the month</source>
        <translation>den Monat</translation>
    </message>
    <message>
        <source>the day of the week</source>
        <translation>den Wochentag</translation>
    </message>
    <message>
        <source>The endpoint {endpoint} in {path} has its sender wait too long.</source>
        <translation>Der Endpunkt {endpoint} in {path} lässt seinen Absender zu lange warten.</translation>
    </message>
    <message>
        <source>A connection that waits for an answer is held for {most} at the most.</source>
        <translation>Eine Verbindung, die auf eine Antwort wartet, wird höchstens {most} gehalten.</translation>
    </message>
    <message>
        <source>Set a shorter time; the run may take longer, the sender is then told that it was taken.</source>
        <translation>Setzen Sie eine kürzere Zeit; der Lauf darf länger dauern, dem Absender wird dann gesagt, dass der Webhook angenommen ist.</translation>
    </message>
    <message>
        <source>The connection “{connection}” was not tried: it has no address.</source>
        <translation>Die Verbindung „{connection}“ wurde nicht geprüft: Sie hat keine Adresse.</translation>
    </message>
    <message>
        <source>Give it a base address, or the file of its database.</source>
        <translation>Geben Sie ihr eine Basisadresse oder die Datei ihrer Datenbank.</translation>
    </message>
    <message>
        <source>The test of “{connection}” was ended after {limit}.</source>
        <translation>Die Prüfung von „{connection}“ wurde nach {limit} beendet.</translation>
    </message>
    <message>
        <source>Nothing answered in that time, or all threads for databases were busy with steps.</source>
        <translation>In dieser Zeit kam keine Antwort, oder alle Threads für Datenbanken waren mit Schritten beschäftigt.</translation>
    </message>
    <message>
        <source>Check the address and the network, then test again.</source>
        <translation>Prüfen Sie Adresse und Netz, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The test of “{connection}” was cancelled.</source>
        <translation>Die Prüfung von „{connection}“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Test again whenever you like.</source>
        <translation>Nichts wurde geändert. Prüfen Sie wieder, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>{path} was not saved: it was changed by another program.</source>
        <translation>{path} wurde nicht gespeichert: Ein anderes Programm hat es geändert.</translation>
    </message>
    <message>
        <source>Saving would have replaced that change.</source>
        <translation>Das Speichern hätte diese Änderung ersetzt.</translation>
    </message>
    <message>
        <source>Choose which of the two is kept.</source>
        <translation>Wählen Sie, was von beidem bleibt.</translation>
    </message>
    <message>
        <source>A webhook of {endpoint} has started no run.</source>
        <translation>Ein Webhook von {endpoint} hat keinen Lauf gestartet.</translation>
    </message>
    <message>
        <source>It was taken, and then its workflow {workflow} was not armed any more.</source>
        <translation>Er wurde angenommen, und dann war sein Workflow {workflow} nicht mehr scharf.</translation>
    </message>
    <message>
        <source>Arm the workflow and retry the letter, or discard it.</source>
        <translation>Stellen Sie den Workflow scharf und wiederholen Sie den Dead Letter, oder verwerfen Sie ihn.</translation>
    </message>
    <message>
        <source>It has no trigger that starts it by itself, and no endpoint of webhooks does.</source>
        <translation>Er hat keinen Auslöser, der ihn von selbst startet, und kein Endpunkt von Webhooks tut es.</translation>
    </message>
    <message>
        <source>Add a time, an event, a failure or a webhook that starts it.</source>
        <translation>Fügen Sie eine Zeit, ein Ereignis, einen Fehlschlag oder einen Webhook hinzu, der ihn startet.</translation>
    </message>
    <message>
        <source>The words of runs cannot be searched: {path} is unusable.</source>
        <translation>Die Wörter der Läufe lassen sich nicht durchsuchen: {path} ist unbrauchbar.</translation>
    </message>
    <message>
        <source>Runs and their journal are safe. Make room on the disk and check that the program may write there; then search again.</source>
        <translation>Läufe und ihr Journal sind sicher. Schaffen Sie Platz auf der Platte und prüfen Sie, ob das Programm dort schreiben darf; suchen Sie dann erneut.</translation>
    </message>
    <message>
        <source>The path {path} cannot be followed.</source>
        <translation>Dem Pfad {path} ist nicht zu folgen.</translation>
    </message>
    <message>
        <source>It is no path to a value of the input, or not one that can be edited so.</source>
        <translation>Er ist kein Pfad zu einem Wert der Eingabe, oder keiner, der sich so ändern lässt.</translation>
    </message>
    <message>
        <source>Write names with dots and positions in brackets, such as lines[0].zip.</source>
        <translation>Schreiben Sie Namen mit Punkten und Stellen in Klammern, etwa lines[0].zip.</translation>
    </message>
    <message>
        <source>There is no place {path} in the input.</source>
        <translation>In der Eingabe gibt es keine Stelle {path}.</translation>
    </message>
    <message>
        <source>What the path leads through is not there.</source>
        <translation>Etwas, durch das der Pfad führt, fehlt.</translation>
    </message>
    <message>
        <source>Set what lies around it first, or leave the letter out.</source>
        <translation>Setzen Sie zuerst, was darum liegt, oder lassen Sie den Letter aus.</translation>
    </message>
    <message>
        <source>The new value is no JSON.</source>
        <translation>Der neue Wert ist kein JSON.</translation>
    </message>
    <message>
        <source>Put texts in quotes.</source>
        <translation>Setzen Sie Texte in Anführungszeichen.</translation>
    </message>
    <message>
        <source>The new name of {path} is empty.</source>
        <translation>Der neue Name von {path} ist leer.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihm einen Namen.</translation>
    </message>
    <message>
        <source>{path} cannot be called {name}.</source>
        <translation>{path} kann nicht {name} heißen.</translation>
    </message>
    <message>
        <source>There is a value of that name beside it.</source>
        <translation>Daneben gibt es schon einen Wert dieses Namens.</translation>
    </message>
    <message>
        <source>Remove the other value first, or choose another name.</source>
        <translation>Entfernen Sie zuerst den anderen Wert, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The script is empty.</source>
        <translation>Das Skript ist leer.</translation>
    </message>
    <message>
        <source>Write what the new input is, by the old one: input.</source>
        <translation>Schreiben Sie, was die neue Eingabe ist, aus der alten: input.</translation>
    </message>
    <message>
        <source>The input of the step is no JSON.</source>
        <translation>Die Eingabe des Schritts ist kein JSON.</translation>
    </message>
    <message>
        <source>Edit this letter alone.</source>
        <translation>Bearbeiten Sie diesen Letter für sich.</translation>
    </message>
    <message>
        <source>The edited input does not fit the step: it has no {path}.</source>
        <translation>Die bearbeitete Eingabe passt nicht zum Schritt: {path} fehlt darin.</translation>
    </message>
    <message>
        <source>The parameter {parameter} of the step reads that.</source>
        <translation>Der Parameter {parameter} des Schritts liest das.</translation>
    </message>
    <message>
        <source>Set the value in the edit, or leave the letter out.</source>
        <translation>Setzen Sie den Wert mit der Bearbeitung, oder lassen Sie den Letter aus.</translation>
    </message>
    <message>
        <source>What {model} had kept cannot be read.</source>
        <translation>Was {model} aufbewahrt hatte, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>What {model} had kept was written by a newer Sluice.</source>
        <translation>Was {model} aufbewahrt hatte, stammt von einem neueren Sluice.</translation>
    </message>
    <message>
        <source>It has version {version}, which this program does not know.</source>
        <translation>Es hat die Version {version}, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>{model} cannot keep what it knows at {path}.</source>
        <translation>{model} kann sein Wissen nicht unter {path} aufbewahren.</translation>
    </message>
    <message>
        <source>It goes on, and tries again in a while. Look at the folder and the room on the disk.</source>
        <translation>Die Komponente arbeitet weiter und versucht es später noch einmal. Sehen Sie nach dem Ordner und dem Platz auf der Festplatte.</translation>
    </message>
    <message>
        <source>The alert {alert} does not fire.</source>
        <translation>Der Alarm {alert} besteht nicht.</translation>
    </message>
    <message>
        <source>It may be over already, or its rule was changed.</source>
        <translation>Er ist vielleicht schon vorbei, oder seine Regel wurde geändert.</translation>
    </message>
    <message>
        <source>Look at the alerts that fire now.</source>
        <translation>Sehen Sie nach, welche Alarme jetzt bestehen.</translation>
    </message>
    <message>
        <source>The file {path} holds two rules of alerts with the id {rule}.</source>
        <translation>Die Datei {path} enthält zwei Alarmregeln mit der Kennung {rule}.</translation>
    </message>
    <message>
        <source>What fires is told apart by it.</source>
        <translation>Daran werden Alarme unterschieden.</translation>
    </message>
    <message>
        <source>Give one of them another id.</source>
        <translation>Geben Sie einer von ihnen eine andere Kennung.</translation>
    </message>
    <message>
        <source>The step of letter {letter} cannot be retried here.</source>
        <translation>Der Schritt von Letter {letter} kann hier nicht wiederholt werden.</translation>
    </message>
    <message>
        <source>The letter was imported; the run that it belongs to is in another workspace.</source>
        <translation>Der Letter wurde importiert; der Lauf, zu dem er gehört, ist in einem anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Retry it there, or discard it here.</source>
        <translation>Wiederholen Sie ihn dort, oder verwerfen Sie ihn hier.</translation>
    </message>
    <message>
        <source>There is no note to be kept.</source>
        <translation>Es gibt keine Notiz, die aufgehoben werden könnte.</translation>
    </message>
    <message>
        <source>Write what others should know about this cause.</source>
        <translation>Schreiben Sie, was andere über diese Ursache wissen sollten.</translation>
    </message>
    <message>
        <source>The file holds no dead letters that can be read.</source>
        <translation>Die Datei enthält keine lesbaren Dead Letters.</translation>
    </message>
    <message>
        <source>It makes no sense at {place}.</source>
        <translation>Bei {place} ergibt sie keinen Sinn.</translation>
    </message>
    <message>
        <source>Choose a file that was exported from Sluice, and that nobody changed.</source>
        <translation>Wählen Sie eine Datei, die aus Sluice exportiert und nicht verändert wurde.</translation>
    </message>
    <message>
        <source>The file of dead letters was written by a newer Sluice.</source>
        <translation>Die Datei mit Dead Letters stammt von einem neueren Sluice.</translation>
    </message>
    <message>
        <source>Its format is {version}; this program knows {known}.</source>
        <translation>Ihr Format ist {version}; dieses Programm kennt {known}.</translation>
    </message>
    <message>
        <source>Open it with a newer version of Sluice.</source>
        <translation>Öffnen Sie sie mit einer neueren Version von Sluice.</translation>
    </message>
    <message>
        <source>Queues are event, ready, retry, deadLetter, connection:NAME for each connection, and workflow:NAME.</source>
        <translation>Warteschlangen sind event, ready, retry, deadLetter, connection:NAME für jede Verbindung und workflow:NAME.</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>Das dürfen Sie nicht tun.</translation>
    </message>
    <message>
        <source>It needs the role {role}.</source>
        <translation>Nötig ist die Rolle {role}.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the engine for that role, then try again.</source>
        <translation>Bitten Sie die Person, die die Engine betreut, um diese Rolle, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>{path} is no graph that can be read: line {line}, column {column}.</source>
        <translation>{path} ist kein lesbarer Graph: Zeile {line}, Spalte {column}.</translation>
    </message>
    <message>
        <source>What stands there does not follow the rules of its format.</source>
        <translation>Was dort steht, folgt nicht den Regeln des Formats.</translation>
    </message>
    <message>
        <source>Correct that place, or save the graph anew in the program that it came from.</source>
        <translation>Berichtigen Sie diese Stelle, oder speichern Sie den Graphen in dem Programm neu, aus dem er kommt.</translation>
    </message>
    <message>
        <source>There is no graph in {path}.</source>
        <translation>In {path} steht kein Graph.</translation>
    </message>
    <message>
        <source>The graph in {path} is too large.</source>
        <translation>Der Graph in {path} ist zu groß.</translation>
    </message>
    <message>
        <source>It makes more than {most} nodes or links.</source>
        <translation>Er ergibt mehr als {most} Knoten oder Verbindungen.</translation>
    </message>
    <message>
        <source>Take it apart into smaller graphs, or choose another file.</source>
        <translation>Teilen Sie ihn in kleinere Graphen auf, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Open it on the page Design and save there: both can be brought together.</source>
        <translation>Öffnen Sie ihn auf der Seite Entwurf, und sichern Sie dort: Beides lässt sich zusammenführen.</translation>
    </message>
    <message>
        <source>“{rule}” in {path} is no id for a rule of alerts.</source>
        <translation>„{rule}“ in {path} ist keine Kennung für eine Alarmregel.</translation>
    </message>
    <message>
        <source>It holds a slash.</source>
        <translation>Sie enthält einen Schrägstrich.</translation>
    </message>
    <message>
        <source>Give the rule another id.</source>
        <translation>Geben Sie der Regel eine andere Kennung.</translation>
    </message>
    <message>
        <source>The new data of step {step} is not one JSON value.</source>
        <translation>Die neuen Daten von Schritt {step} sind nicht ein JSON-Wert.</translation>
    </message>
    <message>
        <source>Write one value; put texts in quotes.</source>
        <translation>Schreiben Sie einen Wert; setzen Sie Texte in Anführungszeichen.</translation>
    </message>
    <message>
        <source>It has begun anew, and takes again what the journal recorded of its events. The old state was put aside as {model}.bad.</source>
        <translation>Es hat neu begonnen und übernimmt noch einmal, was das Journal von seinen Ereignissen aufgezeichnet hat. Der alte Zustand wurde als {model}.bad beiseitegelegt.</translation>
    </message>
    <message>
        <source>It does not start, so that nothing is lost. Use the newer Sluice, or move the state out of .sluice/growth to begin anew.</source>
        <translation>Es startet nicht, damit nichts verloren geht. Verwenden Sie das neuere Sluice, oder verschieben Sie den Zustand aus .sluice/growth, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>What is left of it runs already, or waits for a time, an event or a person.</source>
        <translation>Was davon übrig ist, läuft schon, oder es wartet auf eine Zeit, ein Ereignis oder einen Menschen.</translation>
    </message>
    <message>
        <source>Run {run} is not paused.</source>
        <translation>Lauf {run} ist nicht angehalten.</translation>
    </message>
    <message>
        <source>Only a run that stands still goes on step by step.</source>
        <translation>Nur ein Lauf, der steht, geht Schritt für Schritt weiter.</translation>
    </message>
    <message>
        <source>Pause it, or set a breakpoint before the step.</source>
        <translation>Halten Sie ihn an, oder setzen Sie vor den Schritt einen Haltepunkt.</translation>
    </message>
    <message>
        <source>The dry run was not started.</source>
        <translation>Der Probelauf wurde nicht gestartet.</translation>
    </message>
    <message>
        <source>These tasks would do something outside: {tasks}.</source>
        <translation>Diese Aufgaben täten etwas außerhalb: {tasks}.</translation>
    </message>
    <message>
        <source>Give each of them a mock or a pinned output.</source>
        <translation>Geben Sie jeder davon einen Ersatz oder eine festgehaltene Ausgabe.</translation>
    </message>
    <message>
        <source>The workflow “{workflow}” has no version {number}.</source>
        <translation>Der Ablauf „{workflow}“ hat keine Version {number}.</translation>
    </message>
    <message>
        <source>Choose one of its list of versions.</source>
        <translation>Wählen Sie eine aus der Liste seiner Versionen.</translation>
    </message>
    <message>
        <source>The simulation was cancelled.</source>
        <translation>Die Simulation wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Simulate again.</source>
        <translation>Simulieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>The model of task {task} means nothing.</source>
        <translation>Das Modell der Aufgabe {task} ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>A time is negative, or shares come to more than 100 %.</source>
        <translation>Eine Zeit ist negativ, oder Anteile ergeben mehr als 100 %.</translation>
    </message>
    <message>
        <source>Give it another model, then simulate again.</source>
        <translation>Geben Sie ihr ein anderes Modell, und simulieren Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>No run would arrive.</source>
        <translation>Es käme kein Lauf an.</translation>
    </message>
    <message>
        <source>The rate or the simulated time is nothing.</source>
        <translation>Die Rate oder die simulierte Zeit ist null.</translation>
    </message>
    <message>
        <source>Say how many runs arrive in a second, and for how long.</source>
        <translation>Sagen Sie, wie viele Läufe in der Sekunde ankommen, und wie lange.</translation>
    </message>
    <message>
        <source>{runs} runs are too many to simulate.</source>
        <translation>{runs} Läufe sind zu viele für eine Simulation.</translation>
    </message>
    <message>
        <source>At most {most} are.</source>
        <translation>Höchstens {most} sind möglich.</translation>
    </message>
    <message>
        <source>Simulate a shorter time, or fewer runs a second.</source>
        <translation>Simulieren Sie eine kürzere Zeit oder weniger Läufe in der Sekunde.</translation>
    </message>
    <message>
        <source>“{text}” does not fit the parameter “{parameter}”.</source>
        <translation>„{text}“ passt nicht zum Parameter „{parameter}“.</translation>
    </message>
    <message>
        <source>What should be a list is none.</source>
        <translation>Was eine Liste sein soll, ist keine.</translation>
    </message>
    <message>
        <source>Its place in the input is: {path}</source>
        <translation>Ihr Platz in der Eingabe ist: {path}</translation>
    </message>
    <message>
        <source>Say where the list lies, or put a transform before it.</source>
        <translation>Sagen Sie, wo die Liste liegt, oder setzen Sie eine Umformung davor.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is no number.</source>
        <translation>„{text}“ im Feld „{field}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>Only numbers can be added up.</source>
        <translation>Nur Zahlen lassen sich zusammenzählen.</translation>
    </message>
    <message>
        <source>Filter such items out before, or correct them.</source>
        <translation>Filtern Sie solche Einträge vorher aus, oder berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The text is no {format}: line {line}.</source>
        <translation>Der Text ist kein {format}: Zeile {line}.</translation>
    </message>
    <message>
        <source>Correct the text where it comes from.</source>
        <translation>Berichtigen Sie den Text dort, wo er herkommt.</translation>
    </message>
    <message>
        <source>There would be too much of it.</source>
        <translation>Es würde zu viel.</translation>
    </message>
    <message>
        <source>A step makes at most {values} values and {megabytes} MB.</source>
        <translation>Ein Schritt macht höchstens {values} Werte und {megabytes} MB.</translation>
    </message>
    <message>
        <source>Work on less at once.</source>
        <translation>Bearbeiten Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>“{text}” is no date that can be read.</source>
        <translation>„{text}“ ist kein Datum, das sich lesen lässt.</translation>
    </message>
    <message>
        <source>It is not written as the task says, or there is no such day.</source>
        <translation>Es ist nicht so geschrieben, wie die Aufgabe sagt, oder es gibt den Tag nicht.</translation>
    </message>
    <message>
        <source>Say how it is written, or correct it.</source>
        <translation>Sagen Sie, wie es geschrieben ist, oder berichtigen Sie es.</translation>
    </message>
    <message>
        <source>{message}</source>
        <translation>{message}</translation>
    </message>
    <message>
        <source>The workflow stops here on purpose.</source>
        <translation>Der Ablauf hält hier mit Absicht.</translation>
    </message>
    <message>
        <source>Correct the input, then redrive the letter.</source>
        <translation>Berichtigen Sie die Eingabe, und wiederholen Sie dann den Brief.</translation>
    </message>
    <message>
        <source>There is a file {path} already.</source>
        <translation>Es gibt schon eine Datei {path}.</translation>
    </message>
    <message>
        <source>The task does not replace files.</source>
        <translation>Die Aufgabe ersetzt keine Dateien.</translation>
    </message>
    <message>
        <source>Move that one away, or let the task replace it.</source>
        <translation>Verschieben Sie jene, oder lassen Sie die Aufgabe sie ersetzen.</translation>
    </message>
    <message>
        <source>Nothing listens to the invite funnel in this workspace.</source>
        <translation>In diesem Arbeitsbereich hört nichts auf die Einladungen.</translation>
    </message>
    <message>
        <source>Add &quot;growth&quot; to sluice.json and open the workspace again.</source>
        <translation>Tragen Sie &quot;growth&quot; in sluice.json ein, und öffnen Sie den Arbeitsbereich neu.</translation>
    </message>
    <message>
        <source>There is no growth model “{model}”.</source>
        <translation>Es gibt kein Wachstumsmodell „{model}“.</translation>
    </message>
    <message>
        <source>Name ViralEngine, Predictor or Optimizer.</source>
        <translation>Nennen Sie ViralEngine, Predictor oder Optimizer.</translation>
    </message>
    <message>
        <source>It is no workflow of Sluice, Node-RED, n8n or WfCommons, and no graph in GraphML or DOT.</source>
        <translation>Es ist kein Ablauf von Sluice, Node-RED, n8n oder WfCommons und kein Graph in GraphML oder DOT.</translation>
    </message>
    <message>
        <source>{path} is of another format.</source>
        <translation>{path} hat ein anderes Format.</translation>
    </message>
    <message>
        <source>Nothing in it looks like what was named.</source>
        <translation>Nichts darin sieht aus wie das, was genannt wurde.</translation>
    </message>
    <message>
        <source>Name the format of the program that wrote it, or choose another file.</source>
        <translation>Nennen Sie das Format des Programms, das sie schrieb, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>A message to the engine could not be read.</source>
        <translation>Eine Nachricht an die Engine war nicht zu lesen.</translation>
    </message>
    <message>
        <source>It is not written as the control API asks for: {detail}</source>
        <translation>Sie ist nicht so geschrieben, wie die Steuer-API es verlangt: {detail}</translation>
    </message>
    <message>
        <source>Look into resources/docs/control-api.md.</source>
        <translation>Siehe resources/docs/control-api.md.</translation>
    </message>
    <message>
        <source>The engine knows no call {method}.</source>
        <translation>Die Engine kennt keinen Aufruf {method}.</translation>
    </message>
    <message>
        <source>It may be of another version.</source>
        <translation>Sie hat vielleicht eine andere Version.</translation>
    </message>
    <message>
        <source>Bring both to the same version.</source>
        <translation>Bringen Sie beide auf dieselbe Version.</translation>
    </message>
    <message>
        <source>The call {method} was given something wrong at {place}.</source>
        <translation>Der Aufruf {method} bekam bei {place} etwas Falsches.</translation>
    </message>
    <message>
        <source>It is missing there, or of another kind.</source>
        <translation>Es fehlt dort oder ist von anderer Art.</translation>
    </message>
    <message>
        <source>The engine was asked for something before it was greeted.</source>
        <translation>Die Engine wurde etwas gefragt, bevor sie begrüßt war.</translation>
    </message>
    <message>
        <source>The first call is hello.</source>
        <translation>Der erste Aufruf ist hello.</translation>
    </message>
    <message>
        <source>The engine and this program do not speak the same language.</source>
        <translation>Die Engine und dieses Programm sprechen nicht dieselbe Sprache.</translation>
    </message>
    <message>
        <source>The engine speaks version {ours} of the control API, this program {theirs}.</source>
        <translation>Die Engine spricht Version {ours} der Steuer-API, dieses Programm {theirs}.</translation>
    </message>
    <message>
        <source>The engine was asked too much at once.</source>
        <translation>Die Engine wurde zu viel auf einmal gefragt.</translation>
    </message>
    <message>
        <source>{limit} calls of this connection wait for their answers.</source>
        <translation>{limit} Aufrufe dieser Verbindung warten auf Antwort.</translation>
    </message>
    <message>
        <source>Try again when some are answered.</source>
        <translation>Versuchen Sie es wieder, wenn einige beantwortet sind.</translation>
    </message>
    <message>
        <source>Nobody knows any more what became of a command.</source>
        <translation>Was aus einem Befehl wurde, weiß niemand mehr.</translation>
    </message>
    <message>
        <source>It was sent again, too late: its answer is not kept any more. It was not carried out twice.</source>
        <translation>Er wurde zu spät noch einmal gesendet: Seine Antwort ist nicht mehr da. Zweimal ausgeführt wurde er nicht.</translation>
    </message>
    <message>
        <source>Look whether it had its effect before you repeat it.</source>
        <translation>Sehen Sie nach, ob er gewirkt hat, bevor Sie ihn wiederholen.</translation>
    </message>
    <message>
        <source>The tokens in {path} cannot be used.</source>
        <translation>Die Tokens in {path} sind nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>Mend the file, or remove it and make new tokens with sluicectl tokens add.</source>
        <translation>Bringen Sie die Datei in Ordnung, oder entfernen Sie sie und legen Sie mit sluicectl tokens add neue Tokens an.</translation>
    </message>
    <message>
        <source>{name} has a token already.</source>
        <translation>{name} hat schon ein Token.</translation>
    </message>
    <message>
        <source>A token is shown once, when it is made.</source>
        <translation>Ein Token wird nur einmal gezeigt, wenn es entsteht.</translation>
    </message>
    <message>
        <source>Remove it first, or choose another name.</source>
        <translation>Entfernen Sie es zuerst, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>A token cannot be of &quot;{name}&quot;.</source>
        <translation>Ein Token kann nicht auf „{name}“ lauten.</translation>
    </message>
    <message>
        <source>Its name is empty, or longer than 100 letters.</source>
        <translation>Der Name ist leer oder länger als 100 Zeichen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{name} has no token.</source>
        <translation>{name} hat kein Token.</translation>
    </message>
    <message>
        <source>sluicectl tokens list shows who has one.</source>
        <translation>sluicectl tokens list zeigt, wer eines hat.</translation>
    </message>
    <message>
        <source>The engine is not served at {address}.</source>
        <translation>Die Engine wird unter {address} nicht angeboten.</translation>
    </message>
    <message>
        <source>Nobody has a token, so nobody could connect.</source>
        <translation>Niemand hat ein Token, also könnte sich niemand verbinden.</translation>
    </message>
    <message>
        <source>Make one first: sluicectl tokens add NAME.</source>
        <translation>Legen Sie zuerst eines an: sluicectl tokens add NAME.</translation>
    </message>
    <message>
        <source>Nothing can listen at &quot;{address}&quot;.</source>
        <translation>Unter „{address}“ kann nichts lauschen.</translation>
    </message>
    <message>
        <source>An address is one of this computer with a port, such as 127.0.0.1:7373 or [::1]:7373.</source>
        <translation>Eine Adresse ist eine dieses Rechners mit Port, etwa 127.0.0.1:7373 oder [::1]:7373.</translation>
    </message>
    <message>
        <source>Write it so.</source>
        <translation>Schreiben Sie sie so.</translation>
    </message>
    <message>
        <source>Other computers reach this address, and without TLS they could read along.</source>
        <translation>Andere Rechner erreichen diese Adresse, und ohne TLS könnten sie mitlesen.</translation>
    </message>
    <message>
        <source>Give it a certificate: --tls-certificate and --tls-key.</source>
        <translation>Geben Sie ihr ein Zertifikat: --tls-certificate und --tls-key.</translation>
    </message>
    <message>
        <source>{path} cannot be used for TLS.</source>
        <translation>{path} ist für TLS nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>Give it a certificate and its key as PEM files.</source>
        <translation>Geben Sie ihr ein Zertifikat und dessen Schlüssel als PEM-Dateien.</translation>
    </message>
    <message>
        <source>Nothing can listen at {address}.</source>
        <translation>Unter {address} kann nichts lauschen.</translation>
    </message>
    <message>
        <source>End what listens there, or choose another port.</source>
        <translation>Beenden Sie, was dort lauscht, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>The engine at {address} did not let this program in.</source>
        <translation>Die Engine unter {address} ließ dieses Programm nicht ein.</translation>
    </message>
    <message>
        <source>It does not know the token, or too many wrong ones came before.</source>
        <translation>Sie kennt das Token nicht, oder es kamen zu viele falsche davor.</translation>
    </message>
    <message>
        <source>Ask whoever runs it for a token, and enter it anew.</source>
        <translation>Bitten Sie den Betreiber um ein Token, und geben Sie es neu ein.</translation>
    </message>
    <message>
        <source>The engine at {address} does not answer.</source>
        <translation>Die Engine unter {address} antwortet nicht.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Look whether the engine runs there.</source>
        <translation>Es wird von selbst wieder versucht. Sehen Sie nach, ob die Engine dort läuft.</translation>
    </message>
    <message>
        <source>The engine&apos;s answer to {method} could not be read.</source>
        <translation>Die Antwort der Engine auf {method} war nicht zu lesen.</translation>
    </message>
    <message>
        <source>It is of another version, and says something else at {place}.</source>
        <translation>Sie hat eine andere Version und sagt bei {place} etwas anderes.</translation>
    </message>
    <message>
        <source>Nobody knows whether a command was carried out.</source>
        <translation>Ob ein Befehl ausgeführt wurde, weiß niemand.</translation>
    </message>
    <message>
        <source>The engine was started anew before it answered.</source>
        <translation>Die Engine wurde neu gestartet, bevor sie antwortete.</translation>
    </message>
    <message>
        <source>The folder {path} is no plug-in.</source>
        <translation>Der Ordner {path} ist keine Erweiterung.</translation>
    </message>
    <message>
        <source>It holds no file plugin.json.</source>
        <translation>Er enthält keine Datei plugin.json.</translation>
    </message>
    <message>
        <source>Choose the folder in which that file lies.</source>
        <translation>Wählen Sie den Ordner, in dem diese Datei liegt.</translation>
    </message>
    <message>
        <source>The description of the plug-in {path} is wrong at “{part}”.</source>
        <translation>Die Beschreibung der Erweiterung {path} ist bei „{part}“ falsch.</translation>
    </message>
    <message>
        <source>Expected there: {detail}.</source>
        <translation>Dort erwartet: {detail}.</translation>
    </message>
    <message>
        <source>Correct it, or ask whoever made the plug-in.</source>
        <translation>Berichtigen Sie sie, oder fragen Sie, wer die Erweiterung gemacht hat.</translation>
    </message>
    <message>
        <source>{path} is no plug-in of Sluice.</source>
        <translation>{path} ist keine Erweiterung von Sluice.</translation>
    </message>
    <message>
        <source>It is another kind of file, or a plug-in of another program.</source>
        <translation>Es ist eine andere Art Datei oder die Erweiterung eines anderen Programms.</translation>
    </message>
    <message>
        <source>Choose a library that was built with Sluice&apos;s taskplugin.h.</source>
        <translation>Wählen Sie eine Bibliothek, die mit der taskplugin.h von Sluice gebaut wurde.</translation>
    </message>
    <message>
        <source>The plug-in {path} was built for version {theirs} of the interface; this Sluice has version {ours}.</source>
        <translation>Die Erweiterung {path} wurde für Version {theirs} der Schnittstelle gebaut; dieses Sluice hat Version {ours}.</translation>
    </message>
    <message>
        <source>What it was built with does not fit this program, so none of it was run.</source>
        <translation>Womit sie gebaut wurde, passt nicht zu diesem Programm; darum wurde nichts davon ausgeführt.</translation>
    </message>
    <message>
        <source>Build it again with the taskplugin.h of this Sluice, or get another version of it.</source>
        <translation>Bauen Sie sie mit der taskplugin.h dieses Sluice neu, oder besorgen Sie eine andere Version davon.</translation>
    </message>
    <message>
        <source>The plug-in {path} could not be loaded.</source>
        <translation>Die Erweiterung {path} ließ sich nicht laden.</translation>
    </message>
    <message>
        <source>Build it again on this system, or install what it misses.</source>
        <translation>Bauen Sie sie auf diesem System neu, oder installieren Sie, was ihr fehlt.</translation>
    </message>
    <message>
        <source>The plug-in {path} failed while it was loaded.</source>
        <translation>Die Erweiterung {path} scheiterte, während sie geladen wurde.</translation>
    </message>
    <message>
        <source>Ask whoever made it; remove it until then.</source>
        <translation>Fragen Sie, wer sie gemacht hat; entfernen Sie sie bis dahin.</translation>
    </message>
    <message>
        <source>The plug-in {path} brings a task type “{type}” that there is already.</source>
        <translation>Die Erweiterung {path} bringt einen Aufgabentyp „{type}“ mit, den es schon gibt.</translation>
    </message>
    <message>
        <source>A type of that name belongs to Sluice or to another plug-in, and workflows could not tell them apart.</source>
        <translation>Ein Typ dieses Namens gehört zu Sluice oder zu einer anderen Erweiterung; Workflows könnten sie nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Entfernen Sie eine der beiden.</translation>
    </message>
    <message>
        <source>The library {path} in the workspace was not loaded.</source>
        <translation>Die Bibliothek {path} im Arbeitsbereich wurde nicht geladen.</translation>
    </message>
    <message>
        <source>Opening a workspace must not run a program that came with it.</source>
        <translation>Einen Arbeitsbereich zu öffnen darf kein Programm ausführen, das mit ihm kam.</translation>
    </message>
    <message>
        <source>If you trust it, install it for yourself.</source>
        <translation>Wenn Sie ihr trauen, installieren Sie sie für sich selbst.</translation>
    </message>
    <message>
        <source>There is a plug-in “{name}” already.</source>
        <translation>Es gibt schon eine Erweiterung „{name}“.</translation>
    </message>
    <message>
        <source>Two of one name could not be told apart.</source>
        <translation>Zwei mit einem Namen ließen sich nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Remove the other one first.</source>
        <translation>Entfernen Sie zuerst die andere.</translation>
    </message>
    <message>
        <source>There is no plug-in “{name}”.</source>
        <translation>Es gibt keine Erweiterung „{name}“.</translation>
    </message>
    <message>
        <source>None of that name is installed there.</source>
        <translation>Dort ist keine dieses Namens installiert.</translation>
    </message>
    <message>
        <source>Look at the list of plug-ins.</source>
        <translation>Sehen Sie in der Liste der Erweiterungen nach.</translation>
    </message>
    <message>
        <source>The task failed: {message}</source>
        <translation>Die Aufgabe schlug fehl: {message}</translation>
    </message>
    <message>
        <source>The plug-in that brings the type “{type}” says so.</source>
        <translation>Das sagt die Erweiterung, die den Typ „{type}“ mitbringt.</translation>
    </message>
    <message>
        <source>Correct the input or the parameters, then try again.</source>
        <translation>Berichtigen Sie die Eingabe oder die Parameter, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The plug-in that brings the type “{type}” broke off.</source>
        <translation>Die Erweiterung, die den Typ „{type}“ mitbringt, brach ab.</translation>
    </message>
    <message>
        <source>Ask whoever made the plug-in; its task did not say how far it came.</source>
        <translation>Fragen Sie, wer die Erweiterung gemacht hat; ihre Aufgabe sagte nicht, wie weit sie kam.</translation>
    </message>
    <message>
        <source>The plug-in that brings the type “{type}” chose a port “{port}” that it has not.</source>
        <translation>Die Erweiterung, die den Typ „{type}“ mitbringt, wählte einen Ausgang „{port}“, den er nicht hat.</translation>
    </message>
    <message>
        <source>Its ports are {detail}, so nothing could go on from there.</source>
        <translation>Seine Ausgänge sind {detail}; von dort ginge nichts weiter.</translation>
    </message>
    <message>
        <source>Ask whoever made the plug-in.</source>
        <translation>Fragen Sie, wer die Erweiterung gemacht hat.</translation>
    </message>
    <message>
        <source>A database server takes one statement at a time.</source>
        <translation>Ein Datenbankserver nimmt eine Anweisung auf einmal.</translation>
    </message>
    <message>
        <source>The message broker at {host}:{port} cannot be reached.</source>
        <translation>Der Nachrichtenbroker {host}:{port} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Nobody answers there, or the broker lets nobody in.</source>
        <translation>Dort antwortet niemand, oder der Broker lässt niemanden ein.</translation>
    </message>
    <message>
        <source>Check host and port of the connection, and that the broker runs.</source>
        <translation>Prüfen Sie Host und Port der Verbindung, und ob der Broker läuft.</translation>
    </message>
    <message>
        <source>The message broker at {host} does not let {user} in.</source>
        <translation>Der Nachrichtenbroker {host} lässt {user} nicht ein.</translation>
    </message>
    <message>
        <source>It does not know the user, or the password is another one.</source>
        <translation>Er kennt den Benutzer nicht, oder das Kennwort ist ein anderes.</translation>
    </message>
    <message>
        <source>No safe connection to {host}:{port} came about.</source>
        <translation>Zu {host}:{port} kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>The certificate is not trusted or is for another host, or the broker speaks no TLS there.</source>
        <translation>Dem Zertifikat wird nicht vertraut oder es gilt für einen anderen Host, oder der Broker spricht dort kein TLS.</translation>
    </message>
    <message>
        <source>Check the port and the CA file of the connection.</source>
        <translation>Prüfen Sie Port und CA-Datei der Verbindung.</translation>
    </message>
    <message>
        <source>The connection to the message broker at {host} was lost.</source>
        <translation>Die Verbindung zum Nachrichtenbroker {host} ging verloren.</translation>
    </message>
    <message>
        <source>The broker ended it, or the network did.</source>
        <translation>Der Broker oder das Netz hat sie beendet.</translation>
    </message>
    <message>
        <source>Nobody knows whether the message broker at {host} has the message.</source>
        <translation>Niemand weiß, ob der Nachrichtenbroker {host} die Nachricht hat.</translation>
    </message>
    <message>
        <source>The connection was lost after it was sent and before the broker had said so.</source>
        <translation>Die Verbindung ging verloren, nachdem sie gesendet war und bevor der Broker es bestätigt hatte.</translation>
    </message>
    <message>
        <source>Look whether it has arrived, and retry only if it has not.</source>
        <translation>Sehen Sie nach, ob sie angekommen ist, und wiederholen Sie nur, wenn nicht.</translation>
    </message>
    <message>
        <source>The message broker at {host} refuses “{what}”.</source>
        <translation>Der Nachrichtenbroker {host} lehnt „{what}“ ab.</translation>
    </message>
    <message>
        <source>It is not there, or the user of the connection may not use it.</source>
        <translation>Es ist nicht da, oder der Benutzer der Verbindung darf es nicht verwenden.</translation>
    </message>
    <message>
        <source>Check the name, and the rights of the user at the broker.</source>
        <translation>Prüfen Sie den Namen und die Rechte des Benutzers beim Broker.</translation>
    </message>
    <message>
        <source>“{name}” cannot be published on.</source>
        <translation>Auf „{name}“ kann nichts veröffentlicht werden.</translation>
    </message>
    <message>
        <source>The message is too large: {bytes} bytes.</source>
        <translation>Die Nachricht ist zu groß: {bytes} Bytes.</translation>
    </message>
    <message>
        <source>The broker takes no message of that size.</source>
        <translation>Der Broker nimmt keine Nachricht dieser Größe.</translation>
    </message>
    <message>
        <source>Send less, or a reference to where the data lies.</source>
        <translation>Senden Sie weniger, oder einen Verweis auf den Ort der Daten.</translation>
    </message>
    <message>
        <source>The call of the message broker at {host} was stopped.</source>
        <translation>Der Aufruf des Nachrichtenbrokers {host} wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The message broker at {host} did not take the message.</source>
        <translation>Der Nachrichtenbroker {host} hat die Nachricht nicht angenommen.</translation>
    </message>
    <message>
        <source>A queue is full, or the broker could not keep it.</source>
        <translation>Eine Warteschlange ist voll, oder der Broker konnte sie nicht aufbewahren.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it repeats, look at the queues of the broker.</source>
        <translation>Es wird von selbst wiederholt. Kommt es wieder vor, sehen Sie nach den Warteschlangen des Brokers.</translation>
    </message>
    <message>
        <source>No queue takes the message with the routing key “{key}”.</source>
        <translation>Keine Warteschlange nimmt die Nachricht mit dem Routing-Schlüssel „{key}“.</translation>
    </message>
    <message>
        <source>The exchange “{exchange}” knows no queue for that key; the one without a name knows queues by name.</source>
        <translation>Der Exchange „{exchange}“ kennt keine Warteschlange für diesen Schlüssel; der ohne Namen kennt Warteschlangen beim Namen.</translation>
    </message>
    <message>
        <source>Check the key and the bindings of the exchange.</source>
        <translation>Prüfen Sie den Schlüssel und die Bindungen des Exchange.</translation>
    </message>
    <message>
        <source>An MQTT topic has at least one letter, and no + and no #; an AMQP name has at most 255 bytes.</source>
        <translation>Ein MQTT-Thema hat mindestens einen Buchstaben und weder + noch #; ein AMQP-Name hat höchstens 255 Bytes.</translation>
    </message>
    <message>
        <source>Write a topic such as plant/3/temperature, or a shorter name.</source>
        <translation>Schreiben Sie ein Thema wie plant/3/temperature oder einen kürzeren Namen.</translation>
    </message>
    <message>
        <source>Nothing of run {run} asks for approval.</source>
        <translation>Nichts in Lauf {run} fragt nach einer Freigabe.</translation>
    </message>
    <message>
        <source>It has been decided, or the run has not come to it.</source>
        <translation>Es ist schon entschieden, oder der Lauf ist noch nicht so weit.</translation>
    </message>
    <message>
        <source>Nobody decided in time: {question}</source>
        <translation>Niemand hat rechtzeitig entschieden: {question}</translation>
    </message>
    <message>
        <source>The time that the task gives for a decision is over.</source>
        <translation>Die Zeit, die die Aufgabe für eine Entscheidung lässt, ist um.</translation>
    </message>
    <message>
        <source>Retry to ask once more, or connect &quot;timeout&quot; in the workflow.</source>
        <translation>Wiederholen, um noch einmal zu fragen, oder „timeout“ im Workflow verbinden.</translation>
    </message>
    <message>
        <source>{who} may not decide this.</source>
        <translation>{who} darf das nicht entscheiden.</translation>
    </message>
    <message>
        <source>The task leaves it to: {approvers}.</source>
        <translation>Die Aufgabe überlässt es: {approvers}.</translation>
    </message>
    <message>
        <source>Ask one of them.</source>
        <translation>Jemanden davon fragen.</translation>
    </message>
    <message>
        <source>What was filled in does not fit the form, at {place}.</source>
        <translation>Was ausgefüllt wurde, passt nicht zum Formular, bei {place}.</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>Fill it in as the form asks, or reject it.</source>
        <translation>So ausfüllen, wie das Formular es verlangt, oder ablehnen.</translation>
    </message>
    <message>
        <source>This step waits for a decision, not for an output.</source>
        <translation>Dieser Schritt wartet auf eine Entscheidung, nicht auf eine Ausgabe.</translation>
    </message>
    <message>
        <source>Approve or reject it.</source>
        <translation>Freigeben oder ablehnen.</translation>
    </message>
    <message>
        <source>It waits for its turn at the throttle “{name}”.</source>
        <translation>Er wartet, bis er bei der Drossel „{name}“ an der Reihe ist.</translation>
    </message>
    <message>
        <source>As many as it lets through in its time went before, or have their turn before this one.</source>
        <translation>So viele, wie sie in ihrer Zeit durchlässt, waren schon dran oder sind vorher an der Reihe.</translation>
    </message>
    <message>
        <source>Nothing needs to be done. If more should go on, raise the limit of the task.</source>
        <translation>Es ist nichts zu tun. Sollen mehr weitergehen, die Grenze der Aufgabe erhöhen.</translation>
    </message>
    <message>
        <source>The throttle cannot count “{name}” as well.</source>
        <translation>Die Drossel kann „{name}“ nicht auch noch zählen.</translation>
    </message>
    <message>
        <source>More than a hundred thousand names are being counted.</source>
        <translation>Es werden schon mehr als hunderttausend Namen gezählt.</translation>
    </message>
    <message>
        <source>Put fewer different values into its name, then retry.</source>
        <translation>Weniger verschiedene Werte in ihren Namen setzen, dann wiederholen.</translation>
    </message>
    <message>
        <source>The trigger {trigger} names no folder.</source>
        <translation>Der Auslöser {trigger} nennt keinen Ordner.</translation>
    </message>
    <message>
        <source>It waits for files of one.</source>
        <translation>Er wartet auf Dateien eines Ordners.</translation>
    </message>
    <message>
        <source>Write a path; a relative one starts at the workspace.</source>
        <translation>Einen Pfad angeben; ein relativer beginnt beim Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The trigger {trigger} has no pattern of names: “{pattern}”.</source>
        <translation>Der Auslöser {trigger} hat kein Namensmuster: „{pattern}“.</translation>
    </message>
    <message>
        <source>A name has no slash, and what begins with [ ends with ].</source>
        <translation>Ein Name hat keinen Schrägstrich, und was mit [ beginnt, endet mit ].</translation>
    </message>
    <message>
        <source>Write a pattern such as *.csv.</source>
        <translation>Ein Muster wie *.csv angeben.</translation>
    </message>
    <message>
        <source>The trigger {trigger} lets files stand still for too long.</source>
        <translation>Der Auslöser {trigger} lässt Dateien zu lange ruhen.</translation>
    </message>
    <message>
        <source>It is at most an hour.</source>
        <translation>Höchstens ist es eine Stunde.</translation>
    </message>
    <message>
        <source>Write a shorter time, such as 2s.</source>
        <translation>Eine kürzere Zeit angeben, etwa 2s.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be read.</source>
        <translation>Der Ordner {path} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>It is not there, or closed to this user; a trigger waits for its files.</source>
        <translation>Es gibt ihn nicht, oder er ist für diesen Benutzer gesperrt; ein Auslöser wartet auf seine Dateien.</translation>
    </message>
    <message>
        <source>Make the folder, or correct the trigger. It is looked for again by itself.</source>
        <translation>Den Ordner anlegen oder den Auslöser berichtigen. Nach ihm wird von selbst wieder gesehen.</translation>
    </message>
    <message>
        <source>The folder {path} has too many files.</source>
        <translation>Der Ordner {path} hat zu viele Dateien.</translation>
    </message>
    <message>
        <source>Of those that a trigger waits for, {most} are looked at, and no more.</source>
        <translation>Von denen, auf die ein Auslöser wartet, werden {most} angesehen, und keine mehr.</translation>
    </message>
    <message>
        <source>Move files that were dealt with to another folder.</source>
        <translation>Erledigte Dateien in einen anderen Ordner verschieben.</translation>
    </message>
    <message>
        <source>Look at the run: it says what its steps wait for.</source>
        <translation>Den Lauf ansehen: Er sagt, worauf seine Schritte warten.</translation>
    </message>
    <message>
        <source>It comes from a plug-in that is not installed or from a newer version, or it is misspelt.</source>
        <translation>Er kommt aus einer Erweiterung, die nicht installiert ist, oder aus einer neueren Version, oder er ist falsch geschrieben.</translation>
    </message>
    <message>
        <source>Install its plug-in, or switch the task off: it keeps all that it holds.</source>
        <translation>Installieren Sie seine Erweiterung, oder schalten Sie die Aufgabe ab: Sie behält alles, was sie enthält.</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>Turned away, nothing went out</source>
        <translation>Abgewiesen, nichts ging hinaus</translation>
    </message>
    <message>
        <source>Run started</source>
        <translation>Lauf begonnen</translation>
    </message>
    <message>
        <source>Attempt started</source>
        <translation>Versuch begonnen</translation>
    </message>
    <message>
        <source>Step succeeded</source>
        <translation>Schritt gelungen</translation>
    </message>
    <message>
        <source>Attempt failed</source>
        <translation>Versuch gescheitert</translation>
    </message>
    <message>
        <source>Attempt lost with the engine</source>
        <translation>Versuch mit der Engine verloren</translation>
    </message>
    <message>
        <source>Result came too late</source>
        <translation>Ergebnis kam zu spät</translation>
    </message>
    <message>
        <source>Retry scheduled</source>
        <translation>Wiederholung geplant</translation>
    </message>
    <message>
        <source>Step waits</source>
        <translation>Schritt wartet</translation>
    </message>
    <message>
        <source>Step goes on</source>
        <translation>Schritt geht weiter</translation>
    </message>
    <message>
        <source>Items found</source>
        <translation>Elemente gefunden</translation>
    </message>
    <message>
        <source>Step dead-lettered</source>
        <translation>Schritt zum Dead Letter geworden</translation>
    </message>
    <message>
        <source>Step failed</source>
        <translation>Schritt gescheitert</translation>
    </message>
    <message>
        <source>Dead letter sent on</source>
        <translation>Dead Letter wieder losgeschickt</translation>
    </message>
    <message>
        <source>Dead letter discarded</source>
        <translation>Dead Letter verworfen</translation>
    </message>
    <message>
        <source>Run paused</source>
        <translation>Lauf angehalten</translation>
    </message>
    <message>
        <source>Run resumed</source>
        <translation>Lauf fortgesetzt</translation>
    </message>
    <message>
        <source>Cancel asked for</source>
        <translation>Abbruch verlangt</translation>
    </message>
    <message>
        <source>Attempt abandoned</source>
        <translation>Versuch aufgegeben</translation>
    </message>
    <message>
        <source>Run ended</source>
        <translation>Lauf beendet</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>with its original input</source>
        <translation>mit der ursprünglichen Eingabe</translation>
    </message>
    <message>
        <source>with edited input, as a new effect</source>
        <translation>mit geänderter Eingabe, als neue Wirkung</translation>
    </message>
    <message>
        <source>with edited input, as the same effect</source>
        <translation>mit geänderter Eingabe, als dieselbe Wirkung</translation>
    </message>
    <message>
        <source>the run goes on with an output given by hand</source>
        <translation>der Lauf geht mit einer von Hand gegebenen Ausgabe weiter</translation>
    </message>
    <message>
        <source>the step fails</source>
        <translation>der Schritt scheitert</translation>
    </message>
    <message>
        <source>Output given by hand</source>
        <translation>Ausgabe von Hand gegeben</translation>
    </message>
    <message>
        <source>Pinned output or mock used</source>
        <translation>Angeheftete Ausgabe oder Platzhalter verwendet</translation>
    </message>
    <message>
        <source>One step allowed</source>
        <translation>Ein Schritt freigegeben</translation>
    </message>
    <message>
        <source>Run restarted from where it failed</source>
        <translation>Lauf ab der Fehlerstelle neu angesetzt</translation>
    </message>
    <message>
        <source>Run forked</source>
        <translation>Lauf abgezweigt</translation>
    </message>
    <message>
        <source>Dead letter snoozed</source>
        <translation>Dead Letter zurückgestellt</translation>
    </message>
    <message>
        <source>Dead letter is back</source>
        <translation>Dead Letter ist zurück</translation>
    </message>
    <message>
        <source>Discard taken back</source>
        <translation>Verwerfen zurückgenommen</translation>
    </message>
    <message>
        <source>Run waits for its turn</source>
        <translation>Lauf wartet, bis er an der Reihe ist</translation>
    </message>
    <message>
        <source>Run has a priority</source>
        <translation>Lauf hat eine Priorität</translation>
    </message>
    <message>
        <source>Run has its turn</source>
        <translation>Lauf ist an der Reihe</translation>
    </message>
    <message>
        <source>Step waits for an event</source>
        <translation>Schritt wartet auf ein Ereignis</translation>
    </message>
    <message>
        <source>What it waited for came</source>
        <translation>Das Erwartete ist gekommen</translation>
    </message>
    <message>
        <source>What it waited for did not come in time</source>
        <translation>Das Erwartete kam nicht rechtzeitig</translation>
    </message>
    <message>
        <source>Step calls a workflow</source>
        <translation>Schritt ruft einen Workflow auf</translation>
    </message>
    <message>
        <source>Called by another run</source>
        <translation>Von einem anderen Lauf aufgerufen</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <translation>Lauf %1 von %2</translation>
    </message>
    <message>
        <source>The breaker let nothing through</source>
        <translation>Der Schutzschalter ließ nichts durch</translation>
    </message>
    <message>
        <source>The other side asked to pause</source>
        <translation>Die Gegenseite bat um eine Pause</translation>
    </message>
    <message>
        <source>The rate limit held it up</source>
        <translation>Die Ratenbegrenzung hielt ihn auf</translation>
    </message>
    <message>
        <source>Too many retries held it up</source>
        <translation>Zu viele Wiederholungen hielten ihn auf</translation>
    </message>
    <message>
        <source>Breakpoints taken away</source>
        <translation>Haltepunkte entfernt</translation>
    </message>
    <message>
        <source>Breakpoints set</source>
        <translation>Haltepunkte gesetzt</translation>
    </message>
    <message>
        <source>Halted at a breakpoint</source>
        <translation>An einem Haltepunkt angehalten</translation>
    </message>
    <message>
        <source>Step asks for approval</source>
        <translation>Schritt fragt nach einer Freigabe</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ExpressionWords</name>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>no sample yet</source>
        <translation>noch kein Beispiel</translation>
    </message>
    <message>
        <source>position of the item, from 0</source>
        <translation>Stelle des Elements, ab 0</translation>
    </message>
    <message>
        <source>what the steps before this one gave</source>
        <translation>was die Schritte davor ergaben</translation>
    </message>
    <message>
        <source>the run, with its input</source>
        <translation>der Lauf, mit seiner Eingabe</translation>
    </message>
    <message>
        <source>functions</source>
        <translation>Funktionen</translation>
    </message>
    <message numerus="yes">
        <source>list of %n</source>
        <translation>
            <numerusform>Liste mit %n</numerusform>
            <numerusform>Liste mit %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object of %n</source>
        <translation>
            <numerusform>Objekt mit %n</numerusform>
            <numerusform>Objekt mit %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>%1 of 100 runs end within %2.</source>
        <comment>count, time</comment>
        <translation>%1 von 100 Läufen enden binnen %2.</translation>
    </message>
    <message>
        <source>%1 Half of them take %2 at most.</source>
        <comment>sentence, time</comment>
        <translation>%1 Die Hälfte davon braucht höchstens %2.</translation>
    </message>
    <message>
        <source>Fewer than half of the runs end while anybody looks.</source>
        <translation>Weniger als die Hälfte der Läufe endet, solange jemand zusieht.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) arrive in %1; %2 end.</source>
        <comment>a time, a rate</comment>
        <translation>
            <numerusform>%n Lauf kommt in %1 an; %2 enden.</numerusform>
            <numerusform>%n Läufe kommen in %1 an; %2 enden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No letter dies.</source>
        <translation>Kein Brief stirbt.</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) die;</source>
        <translation>
            <numerusform>%n Brief stirbt;</numerusform>
            <numerusform>%n Briefe sterben;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait for a person with them.</source>
        <translation>
            <numerusform>%n Lauf wartet mit ihnen auf einen Menschen.</numerusform>
            <numerusform>%n Läufe warten mit ihnen auf einen Menschen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) fail.</source>
        <translation>
            <numerusform>%n Lauf schlägt fehl.</numerusform>
            <numerusform>%n Läufe schlagen fehl.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are still under way at the end.</source>
        <translation>
            <numerusform>%n Lauf ist am Ende noch unterwegs.</numerusform>
            <numerusform>%n Läufe sind am Ende noch unterwegs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are refused, since too many have not begun.</source>
        <translation>
            <numerusform>%n Lauf wird abgewiesen, weil zu viele noch nicht begonnen haben.</numerusform>
            <numerusform>%n Läufe werden abgewiesen, weil zu viele noch nicht begonnen haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue of %1 grows without end: %2 calls arrive, %3 can be done.</source>
        <comment>name, rate, rate</comment>
        <translation>Die Schlange vor %1 wächst ohne Ende: %2 Aufrufe kommen an, %3 lassen sich erledigen.</translation>
    </message>
    <message numerus="yes">
        <source>The breaker of %1 opens %n time(s), first after %2; it is open for %3 in all.</source>
        <comment>name, time, time</comment>
        <translation>
            <numerusform>Der Schutzschalter von %1 öffnet %n-mal, zuerst nach %2; offen ist er insgesamt %3.</numerusform>
            <numerusform>Der Schutzschalter von %1 öffnet %n-mal, zuerst nach %2; offen ist er insgesamt %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>An attempt of %1 waits %2 in the mean, %3 of it %4.</source>
        <comment>task, time, percent, what for</comment>
        <translation>Ein Versuch von %1 wartet im Mittel %2, davon %3 %4.</translation>
    </message>
    <message>
        <source>Nothing waits worth mentioning.</source>
        <translation>Nichts wartet nennenswert.</translation>
    </message>
    <message>
        <source>%1: %2 in both.</source>
        <comment>figure, value</comment>
        <translation>%1: %2 in beiden.</translation>
    </message>
    <message>
        <source>%1: %2 in A, %3 in B.</source>
        <comment>figure, value, value</comment>
        <translation>%1: %2 in A, %3 in B.</translation>
    </message>
    <message>
        <source>for a limit of the workflow or the task</source>
        <translation>auf eine Grenze des Ablaufs oder der Aufgabe</translation>
    </message>
    <message>
        <source>for a place in the pool</source>
        <translation>auf einen Platz im Pool</translation>
    </message>
    <message>
        <source>for the rate limit</source>
        <translation>auf die Ratengrenze</translation>
    </message>
    <message>
        <source>for the breaker to close</source>
        <translation>darauf, dass der Schutzschalter schließt</translation>
    </message>
    <message>
        <source>since the other side asked for a pause</source>
        <translation>weil die Gegenseite um eine Pause bat</translation>
    </message>
    <message>
        <source>since too many calls are retries</source>
        <translation>weil zu viele Aufrufe Wiederholungen sind</translation>
    </message>
    <message>
        <source>for a thread</source>
        <translation>auf einen Thread</translation>
    </message>
    <message>
        <source>between two attempts</source>
        <translation>zwischen zwei Versuchen</translation>
    </message>
    <message>
        <source>Half of the runs end within</source>
        <translation>Die Hälfte der Läufe endet binnen</translation>
    </message>
    <message>
        <source>99 of 100 runs end within</source>
        <translation>99 von 100 Läufen enden binnen</translation>
    </message>
    <message>
        <source>no time</source>
        <comment>fewer runs end</comment>
        <translation>keine Zeit</translation>
    </message>
    <message>
        <source>Letters that die</source>
        <translation>Briefe, die sterben</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Waiting in a run, all steps together</source>
        <translation>Warten in einem Lauf, alle Schritte zusammen</translation>
    </message>
    <message>
        <source>Breakers opening</source>
        <translation>Öffnungen von Schutzschaltern</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Choose an empty folder for the new workspace</source>
        <translation>Leeren Ordner für den neuen Arbeitsbereich wählen</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>s</source>
        <comment>seconds, as a unit</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes, as a unit</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours, as a unit</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds, as a unit</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days, as a unit</comment>
        <translation>T</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a duration such as 12 s</comment>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>position of an item, what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, item %2</source>
        <translation>%1, Element %2</translation>
    </message>
</context>
<context>
    <name>GroupItem</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GrowthRowTexts</name>
    <message>
        <source>Joined on</source>
        <translation>Beigetreten am</translation>
    </message>
    <message>
        <source>Led then</source>
        <translation>Führte damals</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>K lies from</source>
        <translation>K liegt zwischen</translation>
    </message>
    <message>
        <source>Median cycle</source>
        <translation>Mittlerer Zyklus</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Users who join</source>
        <translation>Nutzer, die beitreten</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>K within</source>
        <translation>K zwischen</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Is the best</source>
        <translation>Ist die beste</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Wandlung</translation>
    </message>
    <message>
        <source>Conversion within</source>
        <translation>Wandlung zwischen</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Gesagt</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Führt</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>strategy, share</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>GrowthTexts</name>
    <message numerus="yes">
        <source>%n event(s) with no JSON object: left out</source>
        <translation>
            <numerusform>%n Ereignis ohne JSON-Objekt: ausgelassen</numerusform>
            <numerusform>%n Ereignisse ohne JSON-Objekt: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) with a field missing: left out</source>
        <translation>
            <numerusform>%n Ereignis, dem ein Feld fehlt: ausgelassen</numerusform>
            <numerusform>%n Ereignisse, denen ein Feld fehlt: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) with a field that is wrong: left out</source>
        <translation>
            <numerusform>%n Ereignis mit einem falschen Feld: ausgelassen</numerusform>
            <numerusform>%n Ereignisse mit einem falschen Feld: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of a moment yet to come: left out</source>
        <translation>
            <numerusform>%n Ereignis eines Zeitpunkts, der noch kommt: ausgelassen</numerusform>
            <numerusform>%n Ereignisse eines Zeitpunkts, der noch kommt: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) older than what is kept: left out</source>
        <translation>
            <numerusform>%n Ereignis, älter als was behalten wird: ausgelassen</numerusform>
            <numerusform>%n Ereignisse, älter als was behalten wird: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) known already: left out</source>
        <translation>
            <numerusform>%n Ereignis, schon bekannt: ausgelassen</numerusform>
            <numerusform>%n Ereignisse, schon bekannt: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) that say something else than before: left out, the first holds</source>
        <translation>
            <numerusform>%n Ereignis, das etwas anderes sagt als vorher: ausgelassen, das erste gilt</numerusform>
            <numerusform>%n Ereignisse, die etwas anderes sagen als vorher: ausgelassen, das erste gilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) out of order: taken all the same</source>
        <translation>
            <numerusform>%n Ereignis außer der Reihe: trotzdem genommen</numerusform>
            <numerusform>%n Ereignisse außer der Reihe: trotzdem genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) a little before their cause: taken as of the same moment</source>
        <translation>
            <numerusform>%n Ereignis kurz vor seiner Ursache: als gleichzeitig genommen</numerusform>
            <numerusform>%n Ereignisse kurz vor ihrer Ursache: als gleichzeitig genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) far before their cause, for clocks are apart: they count for nothing</source>
        <translation>
            <numerusform>%n Ereignis weit vor seiner Ursache, weil Uhren auseinandergehen: es zählt nicht</numerusform>
            <numerusform>%n Ereignisse weit vor ihrer Ursache, weil Uhren auseinandergehen: sie zählen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) whose cause never came: left out</source>
        <translation>
            <numerusform>%n Ereignis, dessen Ursache nie kam: ausgelassen</numerusform>
            <numerusform>%n Ereignisse, deren Ursache nie kam: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) or invites forgotten early for want of room: estimates rest on fewer</source>
        <translation>
            <numerusform>%n Nutzer oder Einladung aus Platzmangel früh vergessen: Schätzungen beruhen auf weniger</numerusform>
            <numerusform>%n Nutzer oder Einladungen aus Platzmangel früh vergessen: Schätzungen beruhen auf weniger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invite(s) of a strategy beyond those told apart: they count without one</source>
        <translation>
            <numerusform>%n Einladung einer Strategie, die nicht mehr unterschieden wird: sie zählt ohne</numerusform>
            <numerusform>%n Einladungen von Strategien, die nicht mehr unterschieden werden: sie zählen ohne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) that found no room while it was paused: left out</source>
        <translation>
            <numerusform>%n Ereignis, das während der Pause keinen Platz fand: ausgelassen</numerusform>
            <numerusform>%n Ereignisse, die während der Pause keinen Platz fanden: ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>damped-trend smoothing</source>
        <translation>gedämpfter Glättung</translation>
    </message>
    <message>
        <source>a branching process</source>
        <translation>einem Verzweigungsprozess</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>an interval</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Network effect: not looked for yet; that takes 50 users whose time to invite is over.</source>
        <translation>Netzwerkeffekt: noch nicht gesucht; dazu braucht es 50 Nutzer, deren Zeit zum Einladen vorbei ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) in the last look, the largest component has %1.</source>
        <translation>
            <numerusform>%n Nutzer bei der letzten Suche, die größte Gruppe hat %1.</numerusform>
            <numerusform>%n Nutzer bei der letzten Suche, die größte Gruppe hat %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Network effect: none found.</source>
        <translation>Netzwerkeffekt: keiner gefunden.</translation>
    </message>
    <message>
        <source>Network effect: found %1. Users who join larger components are more engaged (rank correlation %2).</source>
        <translation>Netzwerkeffekt: gefunden %1. Wer in größere Gruppen kommt, ist aktiver (Rangkorrelation %2).</translation>
    </message>
    <message>
        <source>Network effect: found %1. Users who join larger components bring in more others (rank correlation %2).</source>
        <translation>Netzwerkeffekt: gefunden %1. Wer in größere Gruppen kommt, bringt mehr andere mit (Rangkorrelation %2).</translation>
    </message>
    <message numerus="yes">
        <source>%n of them was told to be active.</source>
        <translation>
            <numerusform>Von %n davon wurde gesagt, dass er aktiv war.</numerusform>
            <numerusform>Von %n davon wurde gesagt, dass sie aktiv waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forecast: %1 of %2 days known that it takes.</source>
        <translation>Vorhersage: %1 von %2 Tagen bekannt, die sie braucht.</translation>
    </message>
    <message numerus="yes">
        <source>Forecast by %1, from %n day(s).</source>
        <translation>
            <numerusform>Vorhersage mit %1, aus %n Tag.</numerusform>
            <numerusform>Vorhersage mit %1, aus %n Tagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tested back %n time(s): %1 of what came lay in its band.</source>
        <translation>
            <numerusform>%n-mal an Vergangenem geprüft: %1 von dem, was kam, lag im Band.</numerusform>
            <numerusform>%n-mal an Vergangenem geprüft: %1 von dem, was kam, lag im Band.</numerusform>
        </translation>
    </message>
    <message>
        <source>One user comes to %1 in the end, itself among them (%2).</source>
        <translation>Aus einem Nutzer werden am Ende %1, er selbst dabei (%2).</translation>
    </message>
    <message>
        <source>K may be 1 or more: what one user comes to has no end.</source>
        <translation>K kann 1 oder mehr sein: was aus einem Nutzer wird, hat kein Ende.</translation>
    </message>
    <message>
        <source>Strategies: no invite has named one yet.</source>
        <translation>Strategien: noch keine Einladung hat eine genannt.</translation>
    </message>
    <message>
        <source>%1 leads; it is the best one with a probability of %2.</source>
        <translation>%1 führt; mit der Wahrscheinlichkeit %2 ist sie die beste.</translation>
    </message>
    <message>
        <source>Decline is forecast, so it explores more.</source>
        <translation>Ein Rückgang ist vorhergesagt, darum wird mehr erkundet.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) between the models older than one before: left out</source>
        <translation>
            <numerusform>%n Nachricht zwischen den Modellen, älter als eine vorige: ausgelassen</numerusform>
            <numerusform>%n Nachrichten zwischen den Modellen, älter als eine vorige: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to the models that are none: left out</source>
        <translation>
            <numerusform>%n Nachricht an die Modelle, die keine ist: ausgelassen</numerusform>
            <numerusform>%n Nachrichten an die Modelle, die keine sind: ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) between the days known: the forecast begins after the last</source>
        <translation>
            <numerusform>%n Lücke zwischen den bekannten Tagen: die Vorhersage beginnt nach der letzten</numerusform>
            <numerusform>%n Lücken zwischen den bekannten Tagen: die Vorhersage beginnt nach der letzten</numerusform>
        </translation>
    </message>
    <message>
        <source>No event of the invite funnel has been heard yet: user.joined, invite.sent and invite.accepted come by webhooks, by a task &quot;Publish event&quot;, or from the page Events. The page Growth of the help says what they hold.</source>
        <translation>Noch ist kein Ereignis über Einladungen gekommen: user.joined, invite.sent und invite.accepted kommen durch Webhooks, durch eine Aufgabe „Ereignis veröffentlichen“ oder von der Seite „Ereignisse“. Was sie enthalten, sagt die Seite „Growth“ der Hilfe.</translation>
    </message>
    <message>
        <source>None leads yet: no invite is old enough to count. Until then all get the same share.</source>
        <translation>Noch führt keine: keine Einladung ist alt genug, um zu zählen. Bis dahin bekommen alle denselben Anteil.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>for %1</source>
        <comment>a duration</comment>
        <translation>für %1</translation>
    </message>
    <message>
        <source>until you say otherwise</source>
        <translation>bis auf Weiteres</translation>
    </message>
    <message numerus="yes">
        <source>all %n component(s) well</source>
        <translation>
            <numerusform>die eine Komponente ist wohlauf</numerusform>
            <numerusform>alle %n Komponenten wohlauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) need(s) attention</source>
        <translation>
            <numerusform>%n Komponente braucht Aufmerksamkeit</numerusform>
            <numerusform>%n Komponenten brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; webhooks come in at %2</source>
        <comment>how components are, address</comment>
        <translation>%1; Webhooks kommen an bei %2</translation>
    </message>
    <message>
        <source>%1 is being restarted.</source>
        <translation>%1 wird neu gestartet.</translation>
    </message>
    <message>
        <source>%1 is paused: it takes no new work.</source>
        <translation>%1 ist angehalten: nichts Neues wird angenommen.</translation>
    </message>
    <message>
        <source>%1 takes work again.</source>
        <translation>%1 nimmt wieder Arbeit an.</translation>
    </message>
    <message>
        <source>%1 is held open %2.</source>
        <comment>connection, for how long</comment>
        <translation>%1 wird %2 offen gehalten.</translation>
    </message>
    <message>
        <source>%1 is held closed %2.</source>
        <comment>connection, for how long</comment>
        <translation>%1 wird %2 geschlossen gehalten.</translation>
    </message>
    <message>
        <source>The breaker of %1 is closed and counts anew.</source>
        <translation>Der Schutzschalter von %1 ist geschlossen und zählt neu.</translation>
    </message>
    <message>
        <source>The breaker of %1 is disabled %2.</source>
        <comment>connection, for how long</comment>
        <translation>Der Schutzschalter von %1 ist %2 abgeschaltet.</translation>
    </message>
    <message>
        <source>The service is repaired: every call succeeds. Retry what failed.</source>
        <translation>Der Dienst ist repariert: jeder Aufruf gelingt. Wiederholen Sie, was gescheitert ist.</translation>
    </message>
    <message>
        <source>The service works as you set it.</source>
        <translation>Der Dienst arbeitet, wie Sie ihn eingestellt haben.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <translation>%1 wird gestartet.</translation>
    </message>
    <message>
        <source>%1 is being stopped. It stays down until it is started again.</source>
        <translation>%1 wird gestoppt. Sie bleibt aus, bis sie wieder gestartet wird.</translation>
    </message>
    <message>
        <source>%1 ends what it has begun, then it stays down until it is started again.</source>
        <translation>%1 beendet Begonnenes und bleibt dann aus, bis sie wieder gestartet wird.</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n connection(s) degraded</source>
        <comment>how components are</comment>
        <translation>
            <numerusform>%1; %n Verbindung beeinträchtigt</numerusform>
            <numerusform>%1; %n Verbindungen beeinträchtigt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LevelsOfQueues</name>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>piling up</source>
        <translation>staut sich</translation>
    </message>
    <message>
        <source>over its limit</source>
        <translation>über der Grenze</translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message>
        <source>Breaker of %1: %2, held by %3</source>
        <comment>connection, state, who</comment>
        <translation>Schutzschalter von %1: %2, gehalten von %3</translation>
    </message>
    <message>
        <source>Breaker of %1: %2, next probe in %3</source>
        <comment>connection, state, a time</comment>
        <translation>Schutzschalter von %1: %2, nächster Versuch in %3</translation>
    </message>
    <message>
        <source>Breaker of %1: %2</source>
        <comment>connection, state</comment>
        <translation>Schutzschalter von %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) wait here: %1 in, %2 out</source>
        <comment>rates</comment>
        <translation>
            <numerusform>%n Schritt wartet hier: %1 hinein, %2 hinaus</numerusform>
            <numerusform>%n Schritte warten hier: %1 hinein, %2 hinaus</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; empty in %2</source>
        <comment>what waits, a time</comment>
        <translation>%1; leer in %2</translation>
    </message>
    <message>
        <source>%1; it grows</source>
        <comment>what waits</comment>
        <translation>%1; es werden mehr</translation>
    </message>
    <message>
        <source>the run is halted here</source>
        <translation>der Lauf hält hier</translation>
    </message>
    <message>
        <source>breakpoint</source>
        <translation>Haltepunkt</translation>
    </message>
    <message>
        <source>mocked in a dry run</source>
        <translation>im Probelauf ersetzt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a task, what is marked on it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 begin here</source>
        <comment>steps, per second</comment>
        <translation>%1 beginnen hier</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>exponential %1</source>
        <comment>a mean time; keep exp at the beginning</comment>
        <translation>exponentiell %1</translation>
    </message>
    <message>
        <source>%1, p99 %2</source>
        <comment>a median time, the 99th percentile; keep p99</comment>
        <translation>%1, p99 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n measured, median %1</source>
        <comment>attempts, a time</comment>
        <translation>
            <numerusform>%n gemessen, Median %1</numerusform>
            <numerusform>%n gemessen, Median %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 transient</source>
        <comment>a share of failures</comment>
        <translation>%1 vorübergehend</translation>
    </message>
    <message>
        <source>%1 permanent</source>
        <comment>a share of failures</comment>
        <translation>%1 dauerhaft</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <comment>a share of failures</comment>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>%1 limited for %2</source>
        <comment>a share of failures, a time</comment>
        <translation>%1 begrenzt für %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>failures</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>numbers of items</comment>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>NodePainter</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 von %n Element</numerusform>
            <numerusform>%1 von %n Elementen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteItem</name>
    <message>
        <source>Double-click to write</source>
        <translation>Zum Schreiben doppelklicken</translation>
    </message>
</context>
<context>
    <name>PartMarks</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>only in this run</source>
        <translation>nur in diesem Lauf</translation>
    </message>
    <message>
        <source>only in the other</source>
        <translation>nur im anderen</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>symbol, how many parts, what became of them: + 2 new</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>changed by both</source>
        <translation>von beiden geändert</translation>
    </message>
</context>
<context>
    <name>QuickFix</name>
    <message>
        <source>Remove the edge from %1 to %2</source>
        <translation>Die Kante von %1 nach %2 entfernen</translation>
    </message>
    <message>
        <source>Keep one of the two edges</source>
        <translation>Eine der beiden Kanten behalten</translation>
    </message>
    <message>
        <source>Remove the edge from %1 to itself</source>
        <translation>Die Kante von %1 zu sich selbst entfernen</translation>
    </message>
    <message>
        <source>Leave %1 by its port %2</source>
        <translation>%1 über den Port %2 verlassen</translation>
    </message>
    <message>
        <source>Let %1 go on by its failure port</source>
        <translation>%1 über den Fehlerport weitergehen lassen</translation>
    </message>
    <message>
        <source>Let nothing undo %1</source>
        <translation>%1 durch nichts rückgängig machen</translation>
    </message>
    <message>
        <source>Remove the setting %1</source>
        <translation>Die Einstellung %1 entfernen</translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation>Leer lassen</translation>
    </message>
    <message>
        <source>Use the usual value, %1</source>
        <translation>Den üblichen Wert %1 nehmen</translation>
    </message>
    <message>
        <source>Use the connection %1</source>
        <translation>Die Verbindung %1 nehmen</translation>
    </message>
    <message>
        <source>Name the step %1</source>
        <translation>Den Schritt %1 nennen</translation>
    </message>
    <message>
        <source>Give it a free name</source>
        <translation>Einen freien Namen geben</translation>
    </message>
    <message>
        <source>Use UTC</source>
        <translation>UTC nehmen</translation>
    </message>
    <message>
        <source>Use the shortest interval, one second</source>
        <translation>Den kürzesten Abstand nehmen, eine Sekunde</translation>
    </message>
    <message>
        <source>Turn the values of the setting %1 into texts</source>
        <translation>Die Werte der Einstellung %1 in Texte umwandeln</translation>
    </message>
    <message>
        <source>Switch %1 off</source>
        <translation>%1 abschalten</translation>
    </message>
</context>
<context>
    <name>Reliability</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>First delay</source>
        <translation>Erste Pause</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Longest delay</source>
        <translation>Längste Pause</translation>
    </message>
    <message>
        <source>Time limit of an attempt</source>
        <translation>Zeitgrenze eines Versuchs</translation>
    </message>
    <message>
        <source>Time limit of the step</source>
        <translation>Zeitgrenze des Schritts</translation>
    </message>
</context>
<context>
    <name>ReliabilityForm</name>
    <message>
        <source>After the last one the run fails.</source>
        <translation>Nach dem letzten scheitert der Lauf.</translation>
    </message>
    <message>
        <source>After the last one the run goes on by the failure port.</source>
        <translation>Nach dem letzten geht der Lauf über den Fehleranschluss weiter.</translation>
    </message>
    <message>
        <source>After the last one it becomes a dead letter.</source>
        <translation>Nach dem letzten wird daraus ein Dead Letter.</translation>
    </message>
    <message>
        <source>Attempt 1: at once</source>
        <translation>Versuch 1: sofort</translation>
    </message>
    <message>
        <source>Attempt %1: after %2</source>
        <translation>Versuch %1: nach %2</translation>
    </message>
    <message>
        <source>Attempt %1: after %2 to %3</source>
        <translation>Versuch %1: nach %2 bis %3</translation>
    </message>
    <message>
        <source>… the last, attempt %1: after at most %2</source>
        <translation>… der letzte, Versuch %1: nach höchstens %2</translation>
    </message>
    <message>
        <source>After the last one what the run did is undone, the last step first.</source>
        <translation>Nach dem letzten wird rückgängig gemacht, was der Lauf getan hat, der letzte Schritt zuerst.</translation>
    </message>
</context>
<context>
    <name>Sights</name>
    <message>
        <source>Design: draw a workflow, run it, and see on the canvas how far each task is. What is chosen is set at the right.</source>
        <translation>Entwurf: Zeichnen Sie einen Workflow, starten Sie ihn und sehen Sie auf der Arbeitsfläche, wie weit jede Aufgabe ist. Was gewählt ist, wird rechts eingestellt.</translation>
    </message>
    <message>
        <source>Dead letters: what failed for good, with each attempt. Retry it as it is or edited, and the same run goes on.</source>
        <translation>Dead Letters: was endgültig gescheitert ist, mit jedem Versuch. Wiederholen Sie es unverändert oder bearbeitet, und derselbe Lauf geht weiter.</translation>
    </message>
    <message>
        <source>Health: the parts of the engine, their heartbeats, and the breakers that guard the services.</source>
        <translation>Zustand: die Teile der Engine, ihr Herzschlag und die Breaker, die die Dienste schützen.</translation>
    </message>
</context>
<context>
    <name>SimulationTable</name>
    <message>
        <source>Runs that arrived</source>
        <translation>Läufe, die eintrafen</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Wait for a person</source>
        <translation>Warten auf jemanden</translation>
    </message>
    <message>
        <source>Still under way at the end</source>
        <translation>Am Ende noch unterwegs</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>%1 of the runs end within</source>
        <translation>%1 der Läufe enden innerhalb von</translation>
    </message>
    <message>
        <source>Most waiting for %1</source>
        <translation>Am meisten warten auf %1</translation>
    </message>
    <message>
        <source>Times that the breaker of %1 opens</source>
        <translation>Wie oft der Schutzschalter von %1 öffnet</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>steht bevor</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>waiting to retry</source>
        <translation>wartet auf Wiederholung</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>dead-lettered</source>
        <translation>Dead Letter</translation>
    </message>
    <message>
        <source>unresolved</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>being retried</source>
        <translation>wird wiederholt</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft leer</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>recovering</source>
        <translation>erholt sich</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>pünktlich</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spät</translation>
    </message>
    <message>
        <source>suspect</source>
        <translation>verdächtig</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>steckt fest</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>half-open</source>
        <translation>halb offen</translation>
    </message>
    <message>
        <source>forced open</source>
        <translation>offen gehalten</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>metrics only</source>
        <translation>zählt nur</translation>
    </message>
    <message>
        <source>transient</source>
        <translation>vorübergehend</translation>
    </message>
    <message>
        <source>permanent</source>
        <translation>dauerhaft</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>May well succeed next time.</source>
        <translation>Kann beim nächsten Mal gut gelingen.</translation>
    </message>
    <message>
        <source>Fails the same way again until something is changed.</source>
        <translation>Scheitert wieder genauso, bis etwas geändert wird.</translation>
    </message>
    <message>
        <source>May already have happened: check before you retry.</source>
        <translation>Kann schon geschehen sein: prüfen Sie, bevor Sie wiederholen.</translation>
    </message>
    <message>
        <source>The engine ended while it ran.</source>
        <translation>Die Engine endete, während er lief.</translation>
    </message>
    <message>
        <source>Somebody stopped it.</source>
        <translation>Jemand hat ihn abgebrochen.</translation>
    </message>
    <message>
        <source>Held back before it was sent; it used no attempt.</source>
        <translation>Vor dem Senden zurückgehalten; kein Versuch wurde verbraucht.</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>by a program</source>
        <translation>durch ein Programm</translation>
    </message>
    <message>
        <source>compensating</source>
        <translation>wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>compensated</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>called by run %1</source>
        <translation>aufgerufen von Lauf %1</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>by the time %1</source>
        <translation>nach Zeitplan %1</translation>
    </message>
    <message>
        <source>by the event of %1</source>
        <translation>durch ein Ereignis für %1</translation>
    </message>
    <message>
        <source>after another run, by %1</source>
        <translation>nach einem anderen Lauf, durch %1</translation>
    </message>
    <message>
        <source>after a failure, by %1</source>
        <translation>nach einem Fehlschlag, durch %1</translation>
    </message>
    <message>
        <source>by the webhook %1</source>
        <translation>durch den Webhook %1</translation>
    </message>
    <message>
        <source>run %1 again</source>
        <translation>erneut, wie Lauf %1</translation>
    </message>
    <message>
        <source>given by hand</source>
        <translation>von Hand gegeben</translation>
    </message>
    <message>
        <source>fed by hand</source>
        <translation>von Hand gespeist</translation>
    </message>
    <message>
        <source>by a file, by %1</source>
        <translation>durch eine Datei, durch %1</translation>
    </message>
</context>
<context>
    <name>TaskTypes</name>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>How long, such as 250ms, 5s, 10m or 2h.</source>
        <translation>Wie lange, etwa 250ms, 5s, 10m oder 2h.</translation>
    </message>
    <message>
        <source>Run program</source>
        <translation>Programm ausführen</translation>
    </message>
    <message>
        <source>Runs a program of this machine, without a shell unless asked, and gives what it wrote. When its time is over, it goes with all that it started.</source>
        <translation>Führt ein Programm dieses Rechners aus, ohne Shell, wenn keine verlangt ist, und gibt, was es geschrieben hat. Wenn seine Zeit um ist, endet es mit allem, was es gestartet hat.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Its name or whole path; a script if it runs in a shell. It holds no expressions: values are arguments.</source>
        <translation>Sein Name oder ganzer Pfad; ein Skript, wenn es in einer Shell läuft. Es enthält keine Ausdrücke: Werte sind Argumente.</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>A list of texts, each one argument, whatever stands in it; in a shell they are $1, $2 and so on.</source>
        <translation>Eine Liste von Texten, jeder ein Argument, was auch immer darin steht; in einer Shell sind sie $1, $2 und so weiter.</translation>
    </message>
    <message>
        <source>Run in a shell</source>
        <translation>In einer Shell ausführen</translation>
    </message>
    <message>
        <source>Whether the program is a script for /bin/sh, with pipes and the like.</source>
        <translation>Ob das Programm ein Skript für /bin/sh ist, mit Pipes und dergleichen.</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>A text is given as it is, anything else as JSON; empty: nothing.</source>
        <translation>Ein Text wird gegeben, wie er ist, alles andere als JSON; leer: nichts.</translation>
    </message>
    <message>
        <source>Where it runs; a relative path starts at the workspace, and empty is the workspace.</source>
        <translation>Wo es läuft; ein relativer Pfad beginnt beim Arbeitsbereich, und leer ist der Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Variables that it sees besides PATH, HOME, LANG, TZ and the like; others of Sluice it does not see.</source>
        <translation>Variablen, die es außer PATH, HOME, LANG, TZ und dergleichen sieht; andere von Sluice sieht es nicht.</translation>
    </message>
    <message>
        <source>Secrets in the environment</source>
        <translation>Geheimnisse in der Umgebung</translation>
    </message>
    <message>
        <source>For each variable the name of a secret; its value is never in the workflow.</source>
        <translation>Für jede Variable der Name eines Geheimnisses; sein Wert steht nie im Workflow.</translation>
    </message>
    <message>
        <source>Read its output as</source>
        <translation>Ausgabe lesen als</translation>
    </message>
    <message>
        <source>A text, JSON, or a list of lines.</source>
        <translation>Ein Text, JSON oder eine Liste von Zeilen.</translation>
    </message>
    <message>
        <source>Accepted exit codes</source>
        <translation>Gültige Exit-Codes</translation>
    </message>
    <message>
        <source>With commas; any other is a failure. After 75 it is tried again.</source>
        <translation>Mit Kommas; jeder andere ist ein Fehler. Nach 75 wird es noch einmal versucht.</translation>
    </message>
    <message>
        <source>Memory in MiB</source>
        <translation>Speicher in MiB</translation>
    </message>
    <message>
        <source>The most address space that it may take; 0: no limit.</source>
        <translation>Wie viel Adressraum es höchstens belegen darf; 0: unbegrenzt.</translation>
    </message>
    <message>
        <source>Output in KiB</source>
        <translation>Ausgabe in KiB</translation>
    </message>
    <message>
        <source>With more it is ended; up to 8192.</source>
        <translation>Bei mehr wird es beendet; bis 8192.</translation>
    </message>
    <message>
        <source>GraphQL</source>
        <translation>GraphQL</translation>
    </message>
    <message>
        <source>Calls a GraphQL service and gives the data of its answer; errors in the answer are a failure.</source>
        <translation>Ruft einen GraphQL-Dienst auf und gibt die Daten seiner Antwort; Fehler in der Antwort gelten als Fehler.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>The query or mutation. It holds no expressions: values are variables.</source>
        <translation>Die Query oder Mutation. Sie enthält keine Ausdrücke: Werte sind Variablen.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>An object with a value for each variable of the document.</source>
        <translation>Ein Objekt mit einem Wert für jede Variable des Dokuments.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Which one, if the document holds several.</source>
        <translation>Welche, wenn das Dokument mehrere enthält.</translation>
    </message>
    <message>
        <source>A query only reads and may be repeated; a mutation may not, unless the task says so.</source>
        <translation>Eine Query liest nur und darf wiederholt werden; eine Mutation nicht, wenn die Aufgabe es nicht erlaubt.</translation>
    </message>
    <message>
        <source>Sent with the call; they replace those of the connection.</source>
        <translation>Werden mit dem Aufruf gesendet; sie ersetzen die der Verbindung.</translation>
    </message>
    <message>
        <source>Read file</source>
        <translation>Datei lesen</translation>
    </message>
    <message>
        <source>Reads a file of at most 16 MiB.</source>
        <translation>Liest eine Datei von höchstens 16 MiB.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>A path; a relative one starts at the workspace.</source>
        <translation>Ein Pfad; ein relativer beginnt beim Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lesen als</translation>
    </message>
    <message>
        <source>JSON, one text, or a list of lines; by itself JSON if the name ends in .json, else text.</source>
        <translation>JSON, ein Text oder eine Liste von Zeilen; von selbst JSON, wenn der Name auf .json endet, sonst Text.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>von selbst</translation>
    </message>
    <message>
        <source>json</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Write file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>Writes a file, and makes its folder if there is none.</source>
        <translation>Schreibt eine Datei und legt ihren Ordner an, wenn es ihn nicht gibt.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>A text is written as it is, anything else as JSON.</source>
        <translation>Ein Text wird geschrieben, wie er ist, alles andere als JSON.</translation>
    </message>
    <message>
        <source>If the file exists</source>
        <translation>Wenn es die Datei gibt</translation>
    </message>
    <message>
        <source>Replace it whole, or append to it.</source>
        <translation>Sie ganz ersetzen oder anhängen.</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
    <message>
        <source>append</source>
        <translation>anhängen</translation>
    </message>
    <message>
        <source>For each</source>
        <translation>Für jedes</translation>
    </message>
    <message>
        <source>Runs what follows its port &quot;item&quot; once for each item of a list, then goes on by &quot;done&quot;.</source>
        <translation>Lässt für jedes Element einer Liste einmal laufen, was am Anschluss „item“ folgt, und geht dann bei „done“ weiter.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>A JavaScript expression that gives a list.</source>
        <translation>Ein JavaScript-Ausdruck, der eine Liste ergibt.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Gives the base address, headers and limits.</source>
        <translation>Gibt Basisadresse, Header und Grenzen vor.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>POST and PATCH are not repeated after an unknown outcome, unless they send a key.</source>
        <translation>POST und PATCH werden nach unbekanntem Ausgang nicht wiederholt, außer sie senden einen Schlüssel.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>A whole address, or a path below the connection&apos;s base address.</source>
        <translation>Eine ganze Adresse oder ein Pfad unterhalb der Basisadresse der Verbindung.</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Added to the address, encoded.</source>
        <translation>Wird kodiert an die Adresse gehängt.</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>They replace those of the connection.</source>
        <translation>Sie ersetzen die der Verbindung.</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>A text is sent as it is, anything else as JSON.</source>
        <translation>Ein Text wird gesendet, wie er ist, alles andere als JSON.</translation>
    </message>
    <message>
        <source>Send an idempotency key</source>
        <translation>Idempotenzschlüssel senden</translation>
    </message>
    <message>
        <source>The same key goes with every attempt, so that the service can tell a repetition.</source>
        <translation>Jeder Versuch trägt denselben Schlüssel, damit der Dienst eine Wiederholung erkennt.</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>HTTP-Anfrage</translation>
    </message>
    <message>
        <source>Calls an HTTP service and gives status, headers and body of the answer.</source>
        <translation>Ruft einen HTTP-Dienst auf und gibt Status, Header und Rumpf der Antwort.</translation>
    </message>
    <message>
        <source>If</source>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>Goes one way when a condition holds, and the other way when it does not.</source>
        <translation>Geht den einen Weg, wenn eine Bedingung gilt, sonst den anderen.</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>A JavaScript expression, such as input.total &gt; 100.</source>
        <translation>Ein JavaScript-Ausdruck, etwa input.total &gt; 100.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Waits for several branches and passes on what they gave, by task.</source>
        <translation>Wartet auf mehrere Zweige und gibt weiter, was sie lieferten, nach Aufgabe.</translation>
    </message>
    <message>
        <source>Wait for</source>
        <translation>Warten auf</translation>
    </message>
    <message>
        <source>All branches, the first one, a number of them, or all unless one has failed.</source>
        <translation>Alle Zweige, den ersten, eine Anzahl oder alle, sofern keiner gescheitert ist.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>any</source>
        <translation>den ersten</translation>
    </message>
    <message>
        <source>nOfM</source>
        <translation>eine Anzahl</translation>
    </message>
    <message>
        <source>noneFailed</source>
        <translation>alle, keiner gescheitert</translation>
    </message>
    <message>
        <source>Number of branches</source>
        <translation>Anzahl der Zweige</translation>
    </message>
    <message>
        <source>How many branches must be done, when it waits for a number of them.</source>
        <translation>Wie viele Zweige fertig sein müssen, wenn auf eine Anzahl gewartet wird.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Writes a line to the log and passes its input on.</source>
        <translation>Schreibt eine Zeile ins Protokoll und gibt die Eingabe weiter.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>What to write.</source>
        <translation>Was zu schreiben ist.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>How important it is.</source>
        <translation>Wie wichtig es ist.</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Nichts tun</translation>
    </message>
    <message>
        <source>Passes its input on unchanged.</source>
        <translation>Gibt die Eingabe unverändert weiter.</translation>
    </message>
    <message>
        <source>Set fields</source>
        <translation>Felder setzen</translation>
    </message>
    <message>
        <source>Sets fields of an object, with what came in or without it.</source>
        <translation>Setzt Felder eines Objekts, mit dem, was hereinkam, oder ohne.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>An object; its fields replace those of the input.</source>
        <translation>Ein Objekt; seine Felder ersetzen die der Eingabe.</translation>
    </message>
    <message>
        <source>Keep the input</source>
        <translation>Eingabe behalten</translation>
    </message>
    <message>
        <source>Whether the other fields of the input stay.</source>
        <translation>Ob die anderen Felder der Eingabe bleiben.</translation>
    </message>
    <message>
        <source>Run SQL</source>
        <translation>SQL ausführen</translation>
    </message>
    <message>
        <source>Runs one SQL statement on a database, with its values bound apart from the text.</source>
        <translation>Führt eine SQL-Anweisung auf einer Datenbank aus; die Werte sind getrennt vom Text gebunden.</translation>
    </message>
    <message>
        <source>The database.</source>
        <translation>Die Datenbank.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>SQL with ? or :name where values go. It holds no expressions: values are parameters.</source>
        <translation>SQL mit ? oder :name, wo Werte stehen. Es enthält keine Ausdrücke: Werte sind Parameter.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>A list for ?, or an object for :name.</source>
        <translation>Eine Liste für ? oder ein Objekt für :name.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>A query only reads and may be repeated; a write may not, unless the task says so.</source>
        <translation>Eine Abfrage liest nur und darf wiederholt werden; ein Schreiben nicht, außer die Aufgabe sagt es.</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>mutation</source>
        <translation>Mutation</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Umformen</translation>
    </message>
    <message>
        <source>Makes a new value from what came in, by a JavaScript expression.</source>
        <translation>Bildet aus dem, was hereinkam, mit einem JavaScript-Ausdruck einen neuen Wert.</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>JavaScript that sees input, item, index, run and steps; with return also the body of a function.</source>
        <translation>JavaScript, das input, item, index, run und steps sieht; mit return auch der Rumpf einer Funktion.</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Waits for some time or until a moment, then passes its input on; it also waits through a restart.</source>
        <translation>Wartet eine Zeit lang oder bis zu einem Zeitpunkt und gibt dann die Eingabe weiter; auch über einen Neustart hinweg.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>A moment instead, such as 2026-11-24T18:00:00Z; it may be in an expression.</source>
        <translation>Stattdessen ein Zeitpunkt, etwa 2026-11-24T18:00:00Z; auch als Ausdruck.</translation>
    </message>
    <message>
        <source>Items at once</source>
        <translation>Elemente zugleich</translation>
    </message>
    <message>
        <source>How many items are under way at most; 0: all of them.</source>
        <translation>Wie viele Elemente höchstens zugleich in Arbeit sind; 0: alle.</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Verzweigung</translation>
    </message>
    <message>
        <source>Goes the way whose case equals a value, or by &quot;default&quot; when none does.</source>
        <translation>Geht den Weg, dessen Fall einem Wert gleicht, oder über „default“, wenn keiner passt.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>A JavaScript expression, such as input.country.</source>
        <translation>Ein JavaScript-Ausdruck, etwa input.country.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>For each way out, its port and the value that takes it.</source>
        <translation>Zu jedem Ausgang der Anschluss und der Wert, der ihn nimmt.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>Sync data</source>
        <translation>Daten abgleichen</translation>
    </message>
    <message>
        <source>Under it the destination keeps how far the sync is.</source>
        <translation>Unter ihm bewahrt das Ziel auf, wie weit der Abgleich ist.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Cursor</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Writes a record; its fields are :name.</source>
        <translation>Schreibt einen Datensatz; seine Felder sind :name.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Most bad records</source>
        <translation>Höchstzahl schlechter Datensätze</translation>
    </message>
    <message>
        <source>The sync stops when more than these wait for a person.</source>
        <translation>Der Abgleich hält an, wenn mehr als so viele auf einen Menschen warten.</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>The database to write to; its breaker, limit and pool guard the sync.</source>
        <translation>Die Datenbank, in die geschrieben wird; ihr Circuit Breaker, ihre Grenze und ihr Pool schützen den Abgleich.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Wait for event</source>
        <translation>Auf Ereignis warten</translation>
    </message>
    <message>
        <source>Waits for an event, then passes it on: its topic, time and data. It also waits through a restart; events of recorded topics are never missed from when it waits.</source>
        <translation>Wartet auf ein Ereignis und gibt es dann weiter: sein Thema, seine Zeit und seine Daten. Wartet auch über einen Neustart hinweg; sobald es wartet, entgeht ihm kein Ereignis eines aufgezeichneten Themas.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>A topic, or a pattern: * is any one part, ** at the end any rest.</source>
        <translation>Ein Thema oder ein Muster: * ist irgendein Teil, ** am Ende jeder Rest.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Where in the event&apos;s data to look, such as order.id; empty: any data will do.</source>
        <translation>Wo in den Daten des Ereignisses nachgesehen wird, etwa order.id; leer: beliebige Daten genügen.</translation>
    </message>
    <message>
        <source>Must equal</source>
        <translation>Muss gleich sein</translation>
    </message>
    <message>
        <source>The value that the field must have; it may be in an expression.</source>
        <translation>Der Wert, den das Feld haben muss; er darf in einem Ausdruck stehen.</translation>
    </message>
    <message>
        <source>Wait at most</source>
        <translation>Höchstens warten</translation>
    </message>
    <message>
        <source>How long, such as 10m or 2h; then it goes on by &quot;timeout&quot; if that is connected, and fails if not. Empty: for as long as it takes.</source>
        <translation>Wie lange, etwa 10m oder 2h; dann geht es über „timeout“ weiter, wenn das verbunden ist, und schlägt sonst fehl. Leer: so lange es dauert.</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>Call workflow</source>
        <translation>Workflow aufrufen</translation>
    </message>
    <message>
        <source>Runs another workflow and waits for its end, holding nothing meanwhile. Its output is that of the last task there; of several last tasks, an object by task id.</source>
        <translation>Führt einen anderen Workflow aus und wartet auf dessen Ende, ohne solange etwas zu belegen. Die Ausgabe ist die der letzten Aufgabe dort; bei mehreren letzten Aufgaben ein Objekt nach Aufgaben-ID.</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>The name of its file in the folder workflows, without .json.</source>
        <translation>Der Name seiner Datei im Ordner workflows, ohne .json.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>What its run is started with; empty: the input of this task.</source>
        <translation>Womit sein Lauf gestartet wird; leer: die Eingabe dieser Aufgabe.</translation>
    </message>
    <message>
        <source>How long, such as 10m or 2h; then its run is cancelled, and this one goes on by &quot;timeout&quot; if that is connected, and fails if not. Empty: for as long as it takes.</source>
        <translation>Wie lange, etwa 10m oder 2h; dann wird sein Lauf abgebrochen, und dieser geht über „timeout“ weiter, falls das verbunden ist, und schlägt sonst fehl. Leer: so lange es dauert.</translation>
    </message>
    <message>
        <source>Copies records from a database or an HTTP service to a database, in batches. A crash neither loses nor doubles one; a bad record becomes a dead letter, and the rest goes on.</source>
        <translation>Kopiert Datensätze in Stapeln aus einer Datenbank oder von einem HTTP-Dienst in eine Datenbank. Ein Absturz verliert und verdoppelt keinen; aus einem schlechten Datensatz wird ein Dead Letter, und der Rest geht weiter.</translation>
    </message>
    <message>
        <source>The database or HTTP service to read from.</source>
        <translation>Die Datenbank oder der HTTP-Dienst, aus dem gelesen wird.</translation>
    </message>
    <message>
        <source>Reads the next records in the order of the cursor, with :cursor and :limit; of an HTTP service, its path: /items?after=:cursor&amp;limit=:limit</source>
        <translation>Liest die nächsten Datensätze in der Reihenfolge des Cursors, mit :cursor und :limit; bei einem HTTP-Dienst sein Pfad: /items?after=:cursor&amp;limit=:limit</translation>
    </message>
    <message>
        <source>The field by which records are ordered; it is never the same in two.</source>
        <translation>Das Feld, nach dem die Datensätze geordnet sind; in zweien ist es nie gleich.</translation>
    </message>
    <message>
        <source>The cursor before the first record.</source>
        <translation>Der Cursor vor dem ersten Datensatz.</translation>
    </message>
    <message>
        <source>JavaScript that sees a record as input and gives what is written; null leaves it out.</source>
        <translation>JavaScript, das einen Datensatz als input sieht und ergibt, was geschrieben wird; null lässt ihn aus.</translation>
    </message>
    <message>
        <source>Records in one transaction.</source>
        <translation>Datensätze in einer Transaktion.</translation>
    </message>
    <message>
        <source>Records at</source>
        <translation>Datensätze bei</translation>
    </message>
    <message>
        <source>Where the list lies in the answer of an HTTP service, such as data.items. Empty: the answer is the list.</source>
        <translation>Wo die Liste in der Antwort eines HTTP-Dienstes liegt, etwa data.items. Leer: Die Antwort ist die Liste.</translation>
    </message>
    <message>
        <source>Respond to webhook</source>
        <translation>Webhook beantworten</translation>
    </message>
    <message>
        <source>Answers the sender of the webhook that started the run, if its endpoint says in sluice.json how long it waits. The first answer in time counts; a run that nobody waits for goes on all the same.</source>
        <translation>Antwortet dem Absender des Webhooks, der den Lauf gestartet hat, wenn dessen Endpunkt in sluice.json sagt, wie lange er wartet. Die erste Antwort zur rechten Zeit zählt; ein Lauf, auf den niemand wartet, läuft trotzdem weiter.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The HTTP status, 200 to 599.</source>
        <translation>Der HTTP-Status, 200 bis 599.</translation>
    </message>
    <message>
        <source>Sent with the answer; without a Content-Type, it follows from the body.</source>
        <translation>Werden mit der Antwort gesendet; ohne Content-Type ergibt sich dieser aus dem Inhalt.</translation>
    </message>
    <message>
        <source>Publish event</source>
        <translation>Ereignis veröffentlichen</translation>
    </message>
    <message>
        <source>Publishes an event on the bus, once, however often the step was attempted. One of a recorded topic is on disk with the step&apos;s success. A workflow that an event starts must not publish on the topic it hears.</source>
        <translation>Veröffentlicht ein Ereignis auf dem Bus, einmal, wie oft der Schritt auch versucht wurde. Das eines aufgezeichneten Themas ist mit dem Erfolg des Schritts auf der Platte. Ein Ablauf, den ein Ereignis startet, darf nicht auf dem Thema veröffentlichen, das er hört.</translation>
    </message>
    <message>
        <source>Parts with dots between them, such as order.paid; it may be in an expression.</source>
        <translation>Teile mit Punkten dazwischen, etwa order.paid; es darf in einem Ausdruck stehen.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Any JSON of at most 64 KiB; empty: the input of this task.</source>
        <translation>JSON von höchstens 64 KiB; leer: die Eingabe dieser Aufgabe.</translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Counts and adds up the items of a list, all together or group by group.</source>
        <translation>Zählt die Einträge einer Liste und rechnet mit ihnen, alle zusammen oder Gruppe für Gruppe.</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Fields with commas, such as country; empty: all items are one group.</source>
        <translation>Felder mit Kommas, etwa country; leer: alle Einträge sind eine Gruppe.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>For each name a measure and its field, such as sum price. Measures: count, sum, mean, min, max, first, last, list.</source>
        <translation>Zu jedem Namen ein Maß und sein Feld, etwa sum price. Maße: count, sum, mean, min, max, first, last, list.</translation>
    </message>
    <message>
        <source>Makes lists of a few items each of a long list, such as for a loop that sends them together.</source>
        <translation>Macht aus einer langen Liste Listen mit je einigen Einträgen, etwa für eine Schleife, die sie zusammen verschickt.</translation>
    </message>
    <message>
        <source>Items in each</source>
        <translation>Einträge in jeder</translation>
    </message>
    <message>
        <source>How many at most; the last list may be shorter.</source>
        <translation>Wie viele höchstens; die letzte Liste darf kürzer sein.</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Packs a value by gzip or zlib into base64, or unpacks it to at most 8 MiB.</source>
        <translation>Packt einen Wert mit gzip oder zlib nach Base64, oder entpackt ihn auf höchstens 8 MiB.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Tun</translation>
    </message>
    <message>
        <source>Compress, or decompress.</source>
        <translation>Packen oder entpacken.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>How it is packed; unpacking knows both.</source>
        <translation>Wie es gepackt ist; das Entpacken kennt beide.</translation>
    </message>
    <message>
        <source>It is no text</source>
        <translation>Es ist kein Text</translation>
    </message>
    <message>
        <source>Whether what is not packed is base64 too.</source>
        <translation>Ob auch das Ungepackte Base64 ist.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>A text is packed as it is, anything else as JSON; what is unpacked is base64.</source>
        <translation>Ein Text wird gepackt, wie er ist, alles andere als JSON; was entpackt wird, ist Base64.</translation>
    </message>
    <message>
        <source>compress</source>
        <translation>packen</translation>
    </message>
    <message>
        <source>decompress</source>
        <translation>entpacken</translation>
    </message>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>zlib</source>
        <translation>zlib</translation>
    </message>
    <message>
        <source>Read a text, or write one.</source>
        <translation>Einen Text lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Or from a file</source>
        <translation>Oder aus einer Datei</translation>
    </message>
    <message>
        <source>A file of at most 16 MiB to read instead; a relative path starts at the workspace.</source>
        <translation>Stattdessen eine Datei von höchstens 16 MiB; ein relativer Pfad beginnt beim Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>How the file holds its text.</source>
        <translation>Wie die Datei ihren Text enthält.</translation>
    </message>
    <message>
        <source>Names in the first line</source>
        <translation>Namen in der ersten Zeile</translation>
    </message>
    <message>
        <source>Whether the first line holds the names of the columns; without, rows are lists.</source>
        <translation>Ob die erste Zeile die Namen der Spalten enthält; ohne sie sind Zeilen Listen.</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>What stands between two fields: one character, or tab.</source>
        <translation>Was zwischen zwei Feldern steht: ein Zeichen, oder tab.</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>What stands around a field that holds a separator: one character.</source>
        <translation>Was um ein Feld mit einem Trennzeichen steht: ein Zeichen.</translation>
    </message>
    <message>
        <source>Read numbers</source>
        <translation>Zahlen lesen</translation>
    </message>
    <message>
        <source>Whether a field such as 12.5 becomes a number; 007 stays a text.</source>
        <translation>Ob ein Feld wie 12.5 eine Zahl wird; 007 bleibt ein Text.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>The fields to write, with commas; empty: all, by alphabet.</source>
        <translation>Die Felder, die geschrieben werden, mit Kommas; leer: alle, nach dem Alphabet.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Reads CSV, from a text or a file, or writes it; a line that does not fit is an error that names it.</source>
        <translation>Liest CSV aus einem Text oder einer Datei, oder schreibt es; eine Zeile, die nicht passt, ist ein Fehler, der sie nennt.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>The text to read, or the list of objects or lists to write.</source>
        <translation>Der Text, der gelesen wird, oder die Liste von Objekten oder Listen, die geschrieben wird.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>ISO-8859-1</source>
        <translation>ISO-8859-1</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Reads a moment, adds time to it, and writes it in another zone or format.</source>
        <translation>Liest einen Zeitpunkt, rechnet mit ihm und schreibt ihn in einer anderen Zone oder Form.</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>A date and time, such as {{ input.at }}, or seconds since 1970; empty: now.</source>
        <translation>Datum und Zeit, etwa {{ input.at }}, oder Sekunden seit 1970; leer: jetzt.</translation>
    </message>
    <message>
        <source>How it is written, such as dd.MM.yyyy HH:mm; empty: as ISO 8601 or RFC 2822.</source>
        <translation>Wie es geschrieben ist, etwa dd.MM.yyyy HH:mm; leer: nach ISO 8601 oder RFC 2822.</translation>
    </message>
    <message>
        <source>Zone if it names none</source>
        <translation>Zone, wenn keine dabeisteht</translation>
    </message>
    <message>
        <source>Such as Europe/Berlin.</source>
        <translation>Etwa Europe/Berlin.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Such as 1mo -2d 3h, of y, mo, w, d, h, m, s and ms; - goes back.</source>
        <translation>Etwa 1mo -2d 3h, mit y, mo, w, d, h, m, s und ms; - geht zurück.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>In which it is counted and written, such as Europe/Berlin.</source>
        <translation>In der gerechnet und geschrieben wird, etwa Europe/Berlin.</translation>
    </message>
    <message>
        <source>Write as</source>
        <translation>Schreiben als</translation>
    </message>
    <message>
        <source>Such as dd.MM.yyyy, seconds or milliseconds; empty: as ISO 8601.</source>
        <translation>Etwa dd.MM.yyyy, seconds oder milliseconds; leer: nach ISO 8601.</translation>
    </message>
    <message>
        <source>Remove duplicates</source>
        <translation>Doppelte entfernen</translation>
    </message>
    <message>
        <source>Keeps one of the items of a list that are alike, or alike in some fields.</source>
        <translation>Behält einen der Einträge einer Liste, die gleich sind oder in einigen Feldern gleich sind.</translation>
    </message>
    <message>
        <source>Alike by</source>
        <translation>Gleich nach</translation>
    </message>
    <message>
        <source>Fields with commas, such as email; empty: the whole item.</source>
        <translation>Felder mit Kommas, etwa email; leer: der ganze Eintrag.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Which one stays, the first or the last.</source>
        <translation>Welcher bleibt, der erste oder der letzte.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erster</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>Rename or remove fields</source>
        <translation>Felder umbenennen oder entfernen</translation>
    </message>
    <message>
        <source>Renames, removes or keeps fields of an object, or of each object of a list.</source>
        <translation>Benennt Felder eines Objekts um, entfernt oder behält sie, auch in jedem Objekt einer Liste.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>For each field its new name.</source>
        <translation>Zu jedem Feld sein neuer Name.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Fields with commas that go away.</source>
        <translation>Felder mit Kommas, die wegfallen.</translation>
    </message>
    <message>
        <source>Keep only</source>
        <translation>Nur behalten</translation>
    </message>
    <message>
        <source>Fields with commas that stay, besides the renamed ones; empty: all.</source>
        <translation>Felder mit Kommas, die bleiben, neben den umbenannten; leer: alle.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Keeps the items of a list for which a condition holds.</source>
        <translation>Behält die Einträge einer Liste, für die eine Bedingung gilt.</translation>
    </message>
    <message>
        <source>A JavaScript expression that sees item, index and input, such as item.total &gt; 100.</source>
        <translation>Ein JavaScript-Ausdruck, der item, index und input sieht, etwa item.total &gt; 100.</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Makes a checksum of a value; with a secret, a signature (HMAC).</source>
        <translation>Macht die Prüfsumme eines Werts; mit einem Geheimnis eine Signatur (HMAC).</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>md5 and sha1 only for systems that ask for them: they can be forged.</source>
        <translation>md5 und sha1 nur für Systeme, die sie verlangen: sie lassen sich fälschen.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>The name of the secret that signs it; its value is never in the workflow.</source>
        <translation>Der Name des Geheimnisses, das signiert; sein Wert steht nie im Ablauf.</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Geschrieben als</translation>
    </message>
    <message>
        <source>How the result is written.</source>
        <translation>Wie das Ergebnis geschrieben wird.</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>A text counts as it is, anything else as JSON.</source>
        <translation>Ein Text zählt, wie er ist, alles andere als JSON.</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>sha256</translation>
    </message>
    <message>
        <source>sha512</source>
        <translation>sha512</translation>
    </message>
    <message>
        <source>sha3-256</source>
        <translation>sha3-256</translation>
    </message>
    <message>
        <source>blake2b</source>
        <translation>blake2b</translation>
    </message>
    <message>
        <source>sha1</source>
        <translation>sha1</translation>
    </message>
    <message>
        <source>md5</source>
        <translation>md5</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hex</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64</translation>
    </message>
    <message>
        <source>base64url</source>
        <translation>base64url</translation>
    </message>
    <message>
        <source>JSON text</source>
        <translation>JSON-Text</translation>
    </message>
    <message>
        <source>Reads a text that holds JSON, or writes a value as one.</source>
        <translation>Liest einen Text, der JSON enthält, oder schreibt einen Wert als solchen.</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Whether what is written has lines and indents, for people.</source>
        <translation>Ob das Geschriebene Zeilen und Einzüge hat, für Menschen.</translation>
    </message>
    <message>
        <source>The text to read, or the value to write.</source>
        <translation>Der Text, der gelesen wird, oder der Wert, der geschrieben wird.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Keeps the first or the last items of a list.</source>
        <translation>Behält die ersten oder die letzten Einträge einer Liste.</translation>
    </message>
    <message>
        <source>How many items stay at most.</source>
        <translation>Wie viele Einträge höchstens bleiben.</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Gezählt von</translation>
    </message>
    <message>
        <source>The start of the list, or its end.</source>
        <translation>Vom Anfang der Liste oder von ihrem Ende.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>How many items are passed over before.</source>
        <translation>Wie viele Einträge vorher übergangen werden.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Merge by key</source>
        <translation>Nach Schlüssel verbinden</translation>
    </message>
    <message>
        <source>Brings two lists together: the items that have the same key become one.</source>
        <translation>Bringt zwei Listen zusammen: Einträge mit demselben Schlüssel werden einer.</translation>
    </message>
    <message>
        <source>Left list</source>
        <translation>Linke Liste</translation>
    </message>
    <message>
        <source>Where it lies in the input, such as orders; after a join that is the id of a task.</source>
        <translation>Wo sie in der Eingabe liegt, etwa orders; nach einer Zusammenführung ist das die Id einer Aufgabe.</translation>
    </message>
    <message>
        <source>Right list</source>
        <translation>Rechte Liste</translation>
    </message>
    <message>
        <source>Where the other one lies; where both have a field, that of the left one stays.</source>
        <translation>Wo die andere liegt; wo beide ein Feld haben, bleibt das der linken.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>The field that both have alike, such as id; several with commas.</source>
        <translation>Das Feld, das in beiden gleich ist, etwa id; mehrere mit Kommas.</translation>
    </message>
    <message>
        <source>Key on the right</source>
        <translation>Schlüssel rechts</translation>
    </message>
    <message>
        <source>The field of the right list, if it is called otherwise.</source>
        <translation>Das Feld der rechten Liste, wenn es anders heißt.</translation>
    </message>
    <message>
        <source>Only what matches, everything of the left list, or everything.</source>
        <translation>Nur was zusammenpasst, alles der linken Liste, oder alles.</translation>
    </message>
    <message>
        <source>Put matches into</source>
        <translation>Treffer ablegen in</translation>
    </message>
    <message>
        <source>A field for the list of matches; empty: their fields join those of the left item.</source>
        <translation>Ein Feld für die Liste der Treffer; leer: ihre Felder kommen zu denen des linken Eintrags.</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Find the first place or all, test whether there is one, replace all, or split there.</source>
        <translation>Die erste Stelle finden oder alle, prüfen, ob es eine gibt, alle ersetzen, oder dort trennen.</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>What stands there instead; $1 is the first group.</source>
        <translation>Was stattdessen steht; $1 ist die erste Gruppe.</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Groß und klein gleich</translation>
    </message>
    <message>
        <source>Whether capital letters count as small ones.</source>
        <translation>Ob große Buchstaben als kleine zählen.</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>Zeile für Zeile</translation>
    </message>
    <message>
        <source>Whether ^ and $ also stand for the start and end of each line.</source>
        <translation>Ob ^ und $ auch für Anfang und Ende jeder Zeile stehen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Where to look.</source>
        <translation>Wo gesucht wird.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>split</source>
        <translation>trennen</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Goes by &quot;valid&quot; with a value that fits a JSON Schema (draft 7), and by &quot;invalid&quot; with the value and its problems.</source>
        <translation>Geht nach „valid“ mit einem Wert, der zu einem JSON Schema (draft 7) passt, und nach „invalid“ mit dem Wert und seinen Fehlern.</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>A JSON Schema without regular expressions; it holds no expressions either.</source>
        <translation>Ein JSON Schema ohne reguläre Ausdrücke; auch {{ … }} steht darin nicht.</translation>
    </message>
    <message>
        <source>What has to fit.</source>
        <translation>Was passen muss.</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>invalid</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Orders a list by fields of its items; items that are alike stay in their order.</source>
        <translation>Ordnet eine Liste nach Feldern ihrer Einträge; gleiche Einträge behalten ihre Reihenfolge.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Fields with commas, such as country, -total; - turns the order around. Empty: the items themselves.</source>
        <translation>Felder mit Kommas, etwa country, -total; - kehrt die Reihenfolge um. Leer: die Einträge selbst.</translation>
    </message>
    <message>
        <source>Split out</source>
        <translation>Auseinanderziehen</translation>
    </message>
    <message>
        <source>Makes a list of the values of a list inside an object, or inside each object of a list.</source>
        <translation>Macht eine Liste aus den Werten einer Liste in einem Objekt, oder in jedem Objekt einer Liste.</translation>
    </message>
    <message>
        <source>Where the inner list lies, such as order.lines.</source>
        <translation>Wo die innere Liste liegt, etwa order.lines.</translation>
    </message>
    <message>
        <source>Keep the other fields</source>
        <translation>Andere Felder behalten</translation>
    </message>
    <message>
        <source>Whether each item has the other fields of its object too.</source>
        <translation>Ob jeder Eintrag auch die anderen Felder seines Objekts hat.</translation>
    </message>
    <message>
        <source>Call it</source>
        <translation>Nennen</translation>
    </message>
    <message>
        <source>The field of the value when the others are kept; empty: as it was called.</source>
        <translation>Das Feld des Werts, wenn die anderen behalten werden; leer: wie es hieß.</translation>
    </message>
    <message>
        <source>Stop with error</source>
        <translation>Mit Fehler anhalten</translation>
    </message>
    <message>
        <source>Fails on purpose, and is not tried again: for input that must not go on.</source>
        <translation>Schlägt mit Absicht fehl und wird nicht wiederholt: für Eingaben, die nicht weitergehen dürfen.</translation>
    </message>
    <message>
        <source>Why, for whoever looks at the dead letter.</source>
        <translation>Warum, für jene, die den Brief ansehen.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Makes a text with values in it.</source>
        <translation>Macht einen Text mit Werten darin.</translation>
    </message>
    <message>
        <source>What stands in double braces becomes its value, such as Dear {{ input.name }}.</source>
        <translation>Was in doppelten Klammern steht, wird zu seinem Wert, etwa Liebe {{ input.name }}.</translation>
    </message>
    <message>
        <source>Test data</source>
        <translation>Testdaten</translation>
    </message>
    <message>
        <source>Makes a list of objects by chance; the same seed gives the same list.</source>
        <translation>Macht eine Liste von Objekten nach dem Zufall; derselbe Startwert gibt dieselbe Liste.</translation>
    </message>
    <message>
        <source>How many, up to 100000.</source>
        <translation>Wie viele, bis 100000.</translation>
    </message>
    <message>
        <source>For each a recipe: row, name, email, uuid, boolean, integer 1 6, number 0 9.5, date 2026-01-01 2026-12-31, or pick red green.</source>
        <translation>Zu jedem ein Rezept: row, name, email, uuid, boolean, integer 1 6, number 0 9.5, date 2026-01-01 2026-12-31, oder pick red green.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Where chance begins; another number gives another list.</source>
        <translation>Wo der Zufall beginnt; eine andere Zahl gibt eine andere Liste.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Where the list lies in the input, such as data.items; empty: the input is the list.</source>
        <translation>Wo die Liste in der Eingabe liegt, etwa data.items; leer: die Eingabe ist die Liste.</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>Reads XML into objects, or writes it: attributes are @name, text is #text, and elements that repeat are a list.</source>
        <translation>Liest XML in Objekte oder schreibt es: Attribute sind @name, Text ist #text, und Elemente, die mehrfach vorkommen, sind eine Liste.</translation>
    </message>
    <message>
        <source>The text to read, or an object with the one outermost element to write.</source>
        <translation>Der Text, der gelesen wird, oder ein Objekt mit dem einen äußersten Element, das geschrieben wird.</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Reads YAML, the first document of a text, or writes it.</source>
        <translation>Liest YAML, das erste Dokument eines Texts, oder schreibt es.</translation>
    </message>
    <message>
        <source>List files</source>
        <translation>Dateien auflisten</translation>
    </message>
    <message>
        <source>Lists the files of a folder, by name, with their size and when they were changed.</source>
        <translation>Listet die Dateien eines Ordners nach Namen auf, mit Größe und Zeit der Änderung.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Such as *.csv, *.json; empty: all.</source>
        <translation>Etwa *.csv, *.json; leer: alle.</translation>
    </message>
    <message>
        <source>Files, folders, or both.</source>
        <translation>Dateien, Ordner oder beides.</translation>
    </message>
    <message>
        <source>In inner folders too</source>
        <translation>Auch in inneren Ordnern</translation>
    </message>
    <message>
        <source>Whether it looks into the folders of the folder; links are not followed.</source>
        <translation>Ob es in die Ordner des Ordners hineinsieht; Verweisen wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>Move file</source>
        <translation>Datei verschieben</translation>
    </message>
    <message>
        <source>Moves, renames or copies a file, and makes the folder that it goes to.</source>
        <translation>Verschiebt, benennt oder kopiert eine Datei und legt den Ordner an, in den sie kommt.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>The new path, or a folder that ends in /.</source>
        <translation>Der neue Pfad, oder ein Ordner, der mit / endet.</translation>
    </message>
    <message>
        <source>Move it, or copy it.</source>
        <translation>Verschieben oder kopieren.</translation>
    </message>
    <message>
        <source>If there is one</source>
        <translation>Wenn es eine gibt</translation>
    </message>
    <message>
        <source>Fail, or replace the file that is there.</source>
        <translation>Fehlschlagen, oder die Datei ersetzen, die dort ist.</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>fehlschlagen</translation>
    </message>
    <message>
        <source>Load CSV</source>
        <translation>CSV laden</translation>
    </message>
    <message>
        <source>Writes the rows of a file of CSV into a database, however long the file is: all of them, or none.</source>
        <translation>Schreibt die Zeilen einer CSV-Datei in eine Datenbank, wie lang die Datei auch ist: alle oder keine.</translation>
    </message>
    <message>
        <source>Writes a row; its fields are :name, as the first line of the file has them.</source>
        <translation>Schreibt eine Zeile; ihre Felder sind :name, wie sie in der ersten Zeile der Datei stehen.</translation>
    </message>
    <message>
        <source>Finds, takes apart or replaces parts of a text. A pattern that tries too many ways to match is an error.</source>
        <translation>Findet, zerlegt oder ersetzt Teile eines Texts. Ein Muster, das zu viele Wege durchprobiert, ist ein Fehler.</translation>
    </message>
    <message>
        <source>A regular expression as Perl has it, such as ^(\w+)@(.+)$.</source>
        <translation>Ein regulärer Ausdruck wie in Perl, etwa ^(\w+)@(.+)$.</translation>
    </message>
    <message>
        <source>Catch failure</source>
        <translation>Fehler abfangen</translation>
    </message>
    <message>
        <source>Goes on after the failure of a task whose failure port leads here: with its code, class, text, arguments, task and the data that it had, or with a value in their place.</source>
        <translation>Geht nach dem Fehler einer Aufgabe weiter, deren Fehlerausgang hierher führt: mit Code, Klasse, Text, Argumenten, Aufgabe und den Daten, die sie hatte, oder mit einem Wert an deren Stelle.</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Weitergehen mit</translation>
    </message>
    <message>
        <source>A value in place of the failure, such as {{ input.data }}; empty: what is known of the failure.</source>
        <translation>Ein Wert an Stelle des Fehlers, etwa {{ input.data }}; leer: was über den Fehler bekannt ist.</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>Drossel</translation>
    </message>
    <message>
        <source>Passes its input on, at most so many in any stretch of time; the others wait for their turn, in order and through a restart, holding nothing, for a day at the most.</source>
        <translation>Gibt die Eingabe weiter, höchstens so oft in jeder Zeitspanne; die übrigen warten der Reihe nach, auch über einen Neustart hinweg, ohne etwas festzuhalten, höchstens einen Tag lang.</translation>
    </message>
    <message>
        <source>What is counted together, in all workflows; with an expression, each value by itself: mail {{ input.customer }}.</source>
        <translation>Was zusammen gezählt wird, in allen Workflows; mit einem Ausdruck jeder Wert für sich: mail {{ input.customer }}.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>How many, up to 10,000.</source>
        <translation>Wie viele, bis zu 10.000.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Of what time, such as 1s, 1m or 24h.</source>
        <translation>In welcher Zeit, etwa 1s, 1m oder 24h.</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Freigabe einholen</translation>
    </message>
    <message>
        <source>Waits until a person approves or rejects, also through a restart, and passes on who decided, and what was said. A rejection is no failure: it goes on by &quot;rejected&quot;.</source>
        <translation>Wartet, bis ein Mensch freigibt oder ablehnt, auch über einen Neustart hinweg, und gibt weiter, wer entschieden hat und was dazu gesagt wurde. Eine Ablehnung ist kein Fehler: Es geht bei „rejected“ weiter.</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>What is to be decided; expressions may stand in it.</source>
        <translation>Was zu entscheiden ist; es darf Ausdrücke enthalten.</translation>
    </message>
    <message>
        <source>Who may decide</source>
        <translation>Wer entscheiden darf</translation>
    </message>
    <message>
        <source>Names of users, with commas; empty: anybody who may use this workspace.</source>
        <translation>Namen von Benutzern, mit Kommas; leer: alle, die diesen Arbeitsbereich benutzen dürfen.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>What whoever approves fills in: a JSON Schema of an object, whose properties are the fields. It holds no expressions. Empty: a comment is all.</source>
        <translation>Was ausfüllt, wer freigibt: ein JSON-Schema eines Objekts, dessen Eigenschaften die Felder sind. Es enthält keine Ausdrücke. Leer: nur ein Kommentar.</translation>
    </message>
    <message>
        <source>End run</source>
        <translation>Lauf beenden</translation>
    </message>
    <message>
        <source>Ends the run well: what has not begun is skipped, and what runs is stopped. Inside a for-each it passes its input on, and nothing more.</source>
        <translation>Beendet den Lauf mit Erfolg: Was nicht begonnen hat, wird übersprungen, und was läuft, wird angehalten. In einem For-each gibt es nur die Eingabe weiter.</translation>
    </message>
    <message>
        <source>Publish to MQTT</source>
        <translation>In MQTT veröffentlichen</translation>
    </message>
    <message>
        <source>Publishes a message on a topic of an MQTT broker, and waits until the broker has it. A broker says nothing when it lets nobody publish there: look at its rules.</source>
        <translation>Veröffentlicht eine Nachricht auf einem Thema eines MQTT-Brokers und wartet, bis der Broker sie hat. Ein Broker sagt nichts, wenn dort niemand veröffentlichen darf: sehen Sie in seinen Regeln nach.</translation>
    </message>
    <message>
        <source>The MQTT broker.</source>
        <translation>Der MQTT-Broker.</translation>
    </message>
    <message>
        <source>Parts with slashes between them, such as plant/3/temperature; no + and no #.</source>
        <translation>Teile mit Schrägstrichen dazwischen, etwa plant/3/temperature; kein + und kein #.</translation>
    </message>
    <message>
        <source>A text is sent as it is, anything else as JSON; empty: the input of this task.</source>
        <translation>Ein Text wird gesendet, wie er ist, alles andere als JSON; leer: die Eingabe dieser Aufgabe.</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>Dienstgüte (QoS)</translation>
    </message>
    <message>
        <source>0: at most once. 1: at least once, so it may come twice. 2: exactly once; it is not sent again when nobody knows whether it has arrived.</source>
        <translation>0: höchstens einmal. 1: mindestens einmal, sie kann also zweimal kommen. 2: genau einmal; sie wird nicht noch einmal gesendet, wenn niemand weiß, ob sie angekommen ist.</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>Aufbewahrt (retained)</translation>
    </message>
    <message>
        <source>Whether the broker keeps it for those who come later, in place of the one before.</source>
        <translation>Ob der Broker sie für die aufbewahrt, die später kommen, anstelle der vorigen.</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Publish to AMQP</source>
        <translation>In AMQP veröffentlichen</translation>
    </message>
    <message>
        <source>Publishes a message to an exchange or a queue of a broker such as RabbitMQ, and waits until the broker has confirmed it.</source>
        <translation>Veröffentlicht eine Nachricht an einen Exchange oder eine Warteschlange eines Brokers wie RabbitMQ und wartet, bis der Broker sie bestätigt hat.</translation>
    </message>
    <message>
        <source>The AMQP broker.</source>
        <translation>Der AMQP-Broker.</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Empty: the default one, which takes the name of a queue as routing key.</source>
        <translation>Leer: der übliche, der den Namen einer Warteschlange als Routing-Schlüssel nimmt.</translation>
    </message>
    <message>
        <source>Routing key</source>
        <translation>Routing-Schlüssel</translation>
    </message>
    <message>
        <source>By which the exchange finds the queues, such as order.paid.</source>
        <translation>Nach dem der Exchange die Warteschlangen findet, etwa order.paid.</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>Empty: text/plain for a text, application/json for anything else.</source>
        <translation>Leer: text/plain für einen Text, application/json für alles andere.</translation>
    </message>
    <message>
        <source>Name the message</source>
        <translation>Nachricht benennen</translation>
    </message>
    <message>
        <source>Sends the step&apos;s key as message id: receivers can tell a repeat by it, and the step is tried again when nobody knows whether it has arrived.</source>
        <translation>Sendet den Schlüssel des Schritts als Nachrichten-ID: Empfänger erkennen daran eine Wiederholung, und der Schritt wird wiederholt, wenn niemand weiß, ob sie angekommen ist.</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>Dauerhaft</translation>
    </message>
    <message>
        <source>Whether a durable queue keeps it over a restart of the broker.</source>
        <translation>Ob eine dauerhafte Warteschlange sie über einen Neustart des Brokers behält.</translation>
    </message>
    <message>
        <source>Some queue must take it</source>
        <translation>Eine Warteschlange muss sie nehmen</translation>
    </message>
    <message>
        <source>A message that no queue takes is a failure, and not lost.</source>
        <translation>Eine Nachricht, die keine Warteschlange nimmt, ist ein Fehler und geht nicht verloren.</translation>
    </message>
</context>
<context>
    <name>TemplateConnections</name>
    <message>
        <source>Take over %1</source>
        <translation>%1 übernehmen</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Country sync</source>
        <translation>Länderabgleich</translation>
    </message>
    <message>
        <source>Reads the list of countries, asks the rates service for each, and keeps the answers in a table.</source>
        <translation>Liest die Liste der Länder, fragt den Kursdienst nach jedem und hält die Antworten in einer Tabelle fest.</translation>
    </message>
    <message>
        <source>Orders of a day</source>
        <translation>Bestellungen eines Tages</translation>
    </message>
    <message>
        <source>Has each order of its input settled by the workflow Settle an order, then says so. Run it with the saved input monday.</source>
        <translation>Lässt jede Bestellung der Eingabe vom Workflow Settle an order abrechnen und meldet das dann. Starten Sie ihn mit der gemerkten Eingabe monday.</translation>
    </message>
    <message>
        <source>Settle an order</source>
        <translation>Bestellung abrechnen</translation>
    </message>
    <message>
        <source>Adds up the lines of one order. Called by Orders of a day; its last task is what the caller gets.</source>
        <translation>Zählt die Zeilen einer Bestellung zusammen. Wird von Orders of a day gerufen; der Rufer bekommt, was die letzte Aufgabe ergibt.</translation>
    </message>
    <message>
        <source>Follow the strategy</source>
        <translation>Der Strategie folgen</translation>
    </message>
    <message>
        <source>Writes campaign.json, which says what share of invites goes out with which strategy, whenever Optimizer says that it changes. Arm it.</source>
        <translation>Schreibt campaign.json, worin steht, welcher Anteil der Einladungen mit welcher Strategie hinausgeht, sobald der Optimizer eine Änderung meldet. Stellen Sie ihn scharf.</translation>
    </message>
    <message>
        <source>Take growth events</source>
        <translation>Wachstumsereignisse annehmen</translation>
    </message>
    <message>
        <source>Publishes each webhook as the event that it tells of, for the growth components to hear: invite-sent as invite.sent, and so on. Arm it.</source>
        <translation>Veröffentlicht jeden Webhook als das Ereignis, von dem er berichtet, damit die Wachstumskomponenten es hören: invite-sent als invite.sent und so fort. Stellen Sie ihn scharf.</translation>
    </message>
    <message>
        <source>Alert on dead letters</source>
        <translation>Alarm bei Dead Letters</translation>
    </message>
    <message>
        <source>Tells a chat, a pager or any other web address when a run of any workflow fails or leaves a dead letter: which workflow, which task, and what the error was.</source>
        <translation>Meldet einem Chat, einem Pager oder irgendeiner anderen Webadresse, wenn ein Lauf irgendeines Workflows fehlschlägt oder einen Dead Letter hinterlässt: welcher Workflow, welche Aufgabe und was der Fehler war.</translation>
    </message>
    <message>
        <source>Before the first run: make the connection “chat” yours, and set the path and who is to be called in the task Settings. The message goes out as {&quot;text&quot;: …}, as Slack, Mattermost and others take it.</source>
        <translation>Vor dem ersten Lauf: Richten Sie die Verbindung „chat“ auf Ihren Dienst ein, und tragen Sie in der Aufgabe Settings den Pfad ein und wer gerufen wird. Die Nachricht geht als {&quot;text&quot;: …} hinaus, wie Slack, Mattermost und andere sie annehmen.</translation>
    </message>
    <message>
        <source>It only works while it is armed. Its own failures start nothing, so a chat that is down cannot make it call itself; the alert is then a dead letter of its own, and can be retried.</source>
        <translation>Er wirkt nur, solange er scharf ist. Eigene Fehler starten nichts, ein Chat, der ausgefallen ist, bringt ihn also nicht dazu, sich selbst zu rufen; die Meldung ist dann selbst ein Dead Letter und kann wiederholt werden.</translation>
    </message>
    <message>
        <source>API to API sync with a cursor</source>
        <translation>API-zu-API-Abgleich mit Cursor</translation>
    </message>
    <message>
        <source>Brings what is new in one HTTP service to another one, and remembers how far it has come.</source>
        <translation>Bringt, was in einem HTTP-Dienst neu ist, in einen anderen und merkt sich, wie weit er gekommen ist.</translation>
    </message>
    <message>
        <source>Each run asks the source for the records after the cursor, puts each of them to the target by its id, and then keeps the cursor of the last one in a file of the workspace. A record that the target refuses becomes a dead letter: the cursor stays where it is until that is resolved, and a repetition is harmless, since each record is put by its id.</source>
        <translation>Jeder Lauf fragt die Quelle nach den Datensätzen nach dem Cursor, schreibt jeden unter seiner Kennung ins Ziel und hält dann den Cursor des letzten in einer Datei des Arbeitsbereichs fest. Ein Datensatz, den das Ziel ablehnt, wird ein Dead Letter: Der Cursor bleibt, wo er ist, bis das gelöst ist, und eine Wiederholung schadet nicht, weil jeder Datensatz unter seiner Kennung geschrieben wird.</translation>
    </message>
    <message>
        <source>Before the first run: make the connections “source” and “target” yours, and set the page size in the task Settings. The source answers GET /items?after=CURSOR&amp;limit=N with {&quot;items&quot;: [{&quot;id&quot;: …}]}, by rising id.</source>
        <translation>Vor dem ersten Lauf: Richten Sie die Verbindungen „source“ und „target“ auf Ihre Dienste ein, und tragen Sie in der Aufgabe Settings die Seitengröße ein. Die Quelle antwortet auf GET /items?after=CURSOR&amp;limit=N mit {&quot;items&quot;: [{&quot;id&quot;: …}]}, nach steigender Kennung.</translation>
    </message>
    <message>
        <source>It runs every minute once it is armed; one run brings at most one page.</source>
        <translation>Er läuft jede Minute, sobald er scharf ist; ein Lauf bringt höchstens eine Seite.</translation>
    </message>
    <message>
        <source>CSV to database with rejects</source>
        <translation>CSV in die Datenbank, mit Ausschuss</translation>
    </message>
    <message>
        <source>Takes each CSV file of a folder into a table of a database. Rows that do not fit go to a file of rejects beside it, each with the reason; the others are stored.</source>
        <translation>Übernimmt jede CSV-Datei eines Ordners in eine Tabelle einer Datenbank. Zeilen, die nicht passen, kommen mit dem Grund in eine Ausschussdatei; die anderen werden gespeichert.</translation>
    </message>
    <message>
        <source>Before the first run: make the connection “warehouse” yours (a PostgreSQL database), and set the folders in the task Settings. The table is made if there is none.</source>
        <translation>Vor dem ersten Lauf: Richten Sie die Verbindung „warehouse“ auf Ihre Datenbank ein (PostgreSQL), und tragen Sie in der Aufgabe Settings die Ordner ein. Fehlt die Tabelle, wird sie angelegt.</translation>
    </message>
    <message>
        <source>A file is stored in one statement, so it is in the table whole or not at all. A row whose email is known already replaces the old one, so a file that comes again changes nothing. When it is done, a file moves to the folder of done files.</source>
        <translation>Eine Datei wird mit einer einzigen Anweisung gespeichert, sie ist also ganz in der Tabelle oder gar nicht. Eine Zeile, deren E-Mail schon bekannt ist, ersetzt die alte; eine Datei, die noch einmal kommt, ändert also nichts. Ist sie fertig, kommt die Datei in den Ordner der erledigten.</translation>
    </message>
    <message>
        <source>It runs every five minutes once it is armed, or by hand.</source>
        <translation>Er läuft alle fünf Minuten, sobald er scharf ist, oder von Hand.</translation>
    </message>
    <message>
        <source>File drop without duplicates</source>
        <translation>Dateieingang ohne Doppelte</translation>
    </message>
    <message>
        <source>Takes the files that others drop into a folder, each content once: a file whose content was there before, under whatever name, goes to the folder of duplicates.</source>
        <translation>Nimmt die Dateien an, die andere in einen Ordner legen, jeden Inhalt einmal: Eine Datei, deren Inhalt schon da war, unter welchem Namen auch immer, kommt in den Ordner der Doppelten.</translation>
    </message>
    <message>
        <source>What was seen is kept as checksums in a small database of the workspace, so it also holds over restarts. If a run is broken off between remembering a file and moving it, it goes on from there and does not take its own file for a duplicate.</source>
        <translation>Was schon da war, steht als Prüfsumme in einer kleinen Datenbank des Arbeitsbereichs und gilt so auch über Neustarts. Bricht ein Lauf ab, nachdem er sich eine Datei gemerkt und bevor er sie verschoben hat, geht er dort weiter und hält seine eigene Datei nicht für doppelt.</translation>
    </message>
    <message>
        <source>Before the first run: set the folders in the task Settings; the rest works as it is. Put what you want done with an accepted file between “Accept it” and “Count”.</source>
        <translation>Vor dem ersten Lauf: Tragen Sie in der Aufgabe Settings die Ordner ein; alles andere geht, wie es ist. Was mit einer angenommenen Datei geschehen soll, setzen Sie zwischen „Accept it“ und „Count“.</translation>
    </message>
    <message>
        <source>It runs every minute once it is armed, or by hand. Files are text of at most 16 MiB.</source>
        <translation>Er läuft jede Minute, sobald er scharf ist, oder von Hand. Die Dateien sind Text von höchstens 16 MiB.</translation>
    </message>
    <message>
        <source>Nightly report</source>
        <translation>Nächtlicher Bericht</translation>
    </message>
    <message>
        <source>Reads the orders of the last day from a database, adds them up by country, and writes the report as a text into a folder, one file a day.</source>
        <translation>Liest die Bestellungen des letzten Tages aus einer Datenbank, zählt sie nach Ländern zusammen und schreibt den Bericht als Text in einen Ordner, eine Datei am Tag.</translation>
    </message>
    <message>
        <source>Before the first run: make the connection “shop” yours (a PostgreSQL database with a table orders of country, total and at), and set the days and the folder in the task Settings.</source>
        <translation>Vor dem ersten Lauf: Richten Sie die Verbindung „shop“ auf Ihre Datenbank ein (PostgreSQL mit einer Tabelle orders aus country, total und at), und tragen Sie in der Aufgabe Settings die Tage und den Ordner ein.</translation>
    </message>
    <message>
        <source>A second run on the same day writes the same file again. It runs at six in the morning, Berlin time, once it is armed; a night that was missed is made up for once.</source>
        <translation>Ein zweiter Lauf am selben Tag schreibt dieselbe Datei noch einmal. Er läuft um sechs Uhr früh, Berliner Zeit, sobald er scharf ist; eine verpasste Nacht wird einmal nachgeholt.</translation>
    </message>
    <message>
        <source>Order with compensation</source>
        <translation>Bestellung mit Rückabwicklung</translation>
    </message>
    <message>
        <source>Carries out an order over three services: it reserves the goods, charges the customer, and has the parcel sent. If a later step fails for good, what was done before is undone in the reverse order: the payment is refunded, then the reservation is released, and the run ends as compensated.</source>
        <translation>Führt eine Bestellung über drei Dienste aus: reserviert die Ware, belastet den Kunden und lässt das Paket verschicken. Schlägt ein späterer Schritt endgültig fehl, wird das Vorige in umgekehrter Reihenfolge zurückgenommen: Die Zahlung wird erstattet, dann die Reservierung aufgehoben, und der Lauf endet als rückabgewickelt.</translation>
    </message>
    <message>
        <source>Every call carries an idempotency key, so a repetition after a crash or a timeout is no second charge.</source>
        <translation>Jeder Aufruf trägt einen Idempotenzschlüssel; eine Wiederholung nach einem Absturz oder einer Zeitüberschreitung belastet also kein zweites Mal.</translation>
    </message>
    <message>
        <source>Before the first run: make the connection “shop” yours. Its paths are POST /reservations, DELETE /reservations/ID, POST /payments, POST /payments/ID/refund and POST /shipments; the answers hold an id.</source>
        <translation>Vor dem ersten Lauf: Richten Sie die Verbindung „shop“ auf Ihren Dienst ein. Seine Pfade sind POST /reservations, DELETE /reservations/ID, POST /payments, POST /payments/ID/refund und POST /shipments; die Antworten enthalten eine id.</translation>
    </message>
    <message>
        <source>Run it with the saved input “example”, or call it from another workflow with an order as input.</source>
        <translation>Starten Sie ihn mit der gemerkten Eingabe „example“, oder rufen Sie ihn aus einem anderen Workflow mit einer Bestellung als Eingabe.</translation>
    </message>
    <message>
        <source>Paged crawl of an API</source>
        <translation>Seitenweises Auslesen einer API</translation>
    </message>
    <message>
        <source>Reads all pages of a list that an HTTP service gives page by page, a few at a time, and keeps the items in a table of a small database.</source>
        <translation>Liest alle Seiten einer Liste, die ein HTTP-Dienst seitenweise gibt, immer ein paar zugleich, und hält die Einträge in einer Tabelle einer kleinen Datenbank fest.</translation>
    </message>
    <message>
        <source>The first page says how many there are; then the pages are read at most so many at once, as gently as the connection&apos;s limit allows. A page that fails for good becomes a dead letter, and the others go on: retry it later, and the run ends as if nothing had been. An item that is known already is replaced.</source>
        <translation>Die erste Seite sagt, wie viele es sind; dann werden sie gelesen, nur wenige zugleich und so behutsam, wie die Grenze der Verbindung es verlangt. Eine Seite, die endgültig scheitert, wird ein Dead Letter, und die anderen gehen weiter: Wiederholen Sie sie später, und der Lauf endet, als wäre nichts gewesen. Ein Eintrag, der schon bekannt ist, wird ersetzt.</translation>
    </message>
    <message>
        <source>Before the first run: make the connection “api” yours and look at its limit, and set the path in the task Settings. The service answers GET PATH?page=N with {&quot;pages&quot;: …, &quot;items&quot;: [{&quot;id&quot;: …}]}.</source>
        <translation>Vor dem ersten Lauf: Richten Sie die Verbindung „api“ auf Ihren Dienst ein, sehen Sie nach ihrer Grenze, und tragen Sie in der Aufgabe Settings den Pfad ein. Der Dienst antwortet auf GET PFAD?page=N mit {&quot;pages&quot;: …, &quot;items&quot;: [{&quot;id&quot;: …}]}.</translation>
    </message>
</context>
<context>
    <name>Triggers</name>
    <message>
        <source>on the event %1</source>
        <translation>bei dem Ereignis %1</translation>
    </message>
    <message>
        <source>%1 with %2 = %3</source>
        <extracomment>&quot;on the event orders.* with state = paid&quot;</extracomment>
        <translation>%1 mit %2 = %3</translation>
    </message>
    <message>
        <source>at %1 (%2)</source>
        <translation>um %1 (%2)</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>when another workflow fails</source>
        <translation>wenn ein anderer Workflow fehlschlägt</translation>
    </message>
    <message>
        <source>when %1 fails</source>
        <translation>wenn %1 fehlschlägt</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation>alle %1 min</translation>
    </message>
    <message>
        <source>each hour at :%1</source>
        <extracomment>&quot;each hour at :05&quot;</extracomment>
        <translation>jede Stunde um :%1</translation>
    </message>
    <message>
        <source>%1 daily</source>
        <translation>täglich %1</translation>
    </message>
    <message>
        <source>%1 on the last day of the month</source>
        <translation>%1 am letzten Tag des Monats</translation>
    </message>
    <message>
        <source>%1 on day %2 of the month</source>
        <translation>%1 am %2. des Monats</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>Saved input</source>
        <translation>Gespeicherte Eingabe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>on a file %1</source>
        <translation>bei einer Datei %1</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>Rückgängig durch</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Way on the canvas</source>
        <translation>Weg auf der Zeichenfläche</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Läufe zugleich</translation>
    </message>
    <message>
        <source>Attempts at once</source>
        <translation>Versuche zugleich</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>What was missed</source>
        <translation>Was versäumt wurde</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Eingeklappt</translation>
    </message>
    <message>
        <source>v%1</source>
        <comment>number of a version</comment>
        <translation>v%1</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>draft of %1</source>
        <comment>v7</comment>
        <translation>Entwurf von %1</translation>
    </message>
    <message>
        <source>%1, edited</source>
        <comment>v7</comment>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>saved: %1</source>
        <comment>note</comment>
        <translation>gespeichert: %1</translation>
    </message>
    <message>
        <source>changed outside</source>
        <translation>außerhalb geändert</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>restored from %1</source>
        <comment>v5</comment>
        <translation>aus %1 wiederhergestellt</translation>
    </message>
    <message>
        <source>found</source>
        <translation>vorgefunden</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>from a task, to a task</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <comment>an edge</comment>
        <translation>%1 (Anschluss %2)</translation>
    </message>
    <message>
        <source>Trigger %1</source>
        <translation>Auslöser %1</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Note %1</source>
        <translation>Zettel %1</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Queue of events</source>
        <translation>Ereigniswarteschlange</translation>
    </message>
    <message>
        <source>Queue of ready steps</source>
        <translation>Bereite Schritte</translation>
    </message>
    <message>
        <source>Queue of retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Queue of dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Queue of %1</source>
        <translation>Warteschlange von %1</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation>in Schwierigkeiten</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>wait for a decision</source>
        <translation>warten auf Entscheidung</translation>
    </message>
    <message>
        <source>since its last heartbeat</source>
        <translation>seit dem letzten Herzschlag</translation>
    </message>
    <message>
        <source>in this state</source>
        <translation>in diesem Zustand</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>well</source>
        <translation>wohlauf</translation>
    </message>
    <message>
        <source>breaker %1</source>
        <translation>Schutzschalter %1</translation>
    </message>
    <message>
        <source>until it is tried again</source>
        <translation>bis zum nächsten Versuch</translation>
    </message>
    <message>
        <source>of its calls failed</source>
        <translation>der Aufrufe fehlgeschlagen</translation>
    </message>
    <message>
        <source>Breakers</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>In queues</source>
        <translation>In Warteschlangen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>warten</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>oldest: %1</source>
        <translation>älteste: %1</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>none active</source>
        <translation>keine aktiv</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>Schritte je Sekunde</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufen</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>in Ruhe</translation>
    </message>
    <message>
        <source>%1 % failed in the last minute</source>
        <translation>%1 % fehlgeschlagen in der letzten Minute</translation>
    </message>
    <message>
        <source>Failed steps</source>
        <translation>Fehlgeschlagene Schritte</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>of all in the last minute</source>
        <translation>von allen in der letzten Minute</translation>
    </message>
    <message>
        <source>ms, one of a hundred takes longer</source>
        <translation>ms, einer von hundert dauert länger</translation>
    </message>
    <message>
        <source>of the slowest component</source>
        <translation>der langsamsten Komponente</translation>
    </message>
    <message>
        <source>% of one core</source>
        <translation>% eines Kerns</translation>
    </message>
    <message>
        <source>all components together</source>
        <translation>alle Komponenten zusammen</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Steps before it are not done: %1.</source>
        <translation>Schritte davor sind nicht fertig: %1.</translation>
    </message>
    <message>
        <source>It needs %1 of its %2 branches; %3 have come.</source>
        <translation>Er braucht %1 seiner %2 Zweige; %3 sind da.</translation>
    </message>
    <message>
        <source>The run is paused.</source>
        <translation>Der Lauf ist angehalten.</translation>
    </message>
    <message>
        <source>%1 has paused the run.</source>
        <translation>%1 hat den Lauf angehalten.</translation>
    </message>
    <message>
        <source>Its next attempt comes %1.</source>
        <translation>Sein nächster Versuch kommt %1.</translation>
    </message>
    <message>
        <source>It waits for its time, %1.</source>
        <translation>Er wartet auf seine Zeit, %1.</translation>
    </message>
    <message>
        <source>It is a dead letter, and a person has to decide.</source>
        <translation>Er ist ein Dead Letter, und ein Mensch muss entscheiden.</translation>
    </message>
    <message>
        <source>%1 of its %2 items are done.</source>
        <translation>%1 seiner %2 Elemente sind fertig.</translation>
    </message>
    <message>
        <source>The run is being cancelled.</source>
        <translation>Der Lauf wird abgebrochen.</translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation>Der Lauf ist vorbei.</translation>
    </message>
    <message>
        <source>The run was started without it.</source>
        <translation>Der Lauf wurde ohne ihn begonnen.</translation>
    </message>
    <message>
        <source>The run has not begun: its workflow has enough runs.</source>
        <translation>Der Lauf hat nicht begonnen: Sein Workflow hat genug Läufe.</translation>
    </message>
    <message>
        <source>%1 has opened the breaker of connection %2: %3</source>
        <translation>%1 hat den Schutzschalter der Verbindung %2 geöffnet: %3</translation>
    </message>
    <message>
        <source>The breaker of connection %1 is open; it tries again %2.</source>
        <translation>Der Schutzschalter der Verbindung %1 ist offen; er versucht es wieder %2.</translation>
    </message>
    <message>
        <source>The breaker of connection %1 lets only a few calls through, to try it.</source>
        <translation>Der Schutzschalter der Verbindung %1 lässt zur Probe nur wenige Aufrufe durch.</translation>
    </message>
    <message>
        <source>The rate limit of connection %1 lets the next call through %2.</source>
        <translation>Die Höchstrate der Verbindung %1 lässt den nächsten Aufruf %2 durch.</translation>
    </message>
    <message>
        <source>The other side of connection %1 asked for a pause; it ends %2.</source>
        <translation>Die Gegenseite der Verbindung %1 hat um eine Pause gebeten; sie endet %2.</translation>
    </message>
    <message>
        <source>Too many calls of connection %1 were retries; the next may go %2.</source>
        <translation>Zu viele Aufrufe der Verbindung %1 waren Wiederholungen; die nächste darf %2 hinaus.</translation>
    </message>
    <message>
        <source>All %1 places of connection %2 are taken.</source>
        <translation>Alle %1 Plätze der Verbindung %2 sind belegt.</translation>
    </message>
    <message>
        <source>In line before it: %1.</source>
        <translation>In der Schlange vor ihm: %1.</translation>
    </message>
    <message>
        <source>Its workflow has %1 attempts under way, its limit.</source>
        <translation>Sein Workflow hat %1 laufende Versuche, mehr darf er nicht.</translation>
    </message>
    <message>
        <source>Task %1 has %2 attempts under way, its limit.</source>
        <translation>Aufgabe %1 hat %2 laufende Versuche, mehr darf sie nicht.</translation>
    </message>
    <message>
        <source>The workflow may have %1 runs at once; before this one wait: %2.</source>
        <translation>Der Workflow darf %1 Läufe gleichzeitig haben; davor warten: %2.</translation>
    </message>
    <message>
        <source>Nothing new starts, since the journal cannot be written. %1</source>
        <translation>Nichts Neues beginnt, weil sich das Journal nicht schreiben lässt. %1</translation>
    </message>
    <message>
        <source>A part of the engine does not work: %1 is %2.</source>
        <translation>Ein Teil der Engine arbeitet nicht: %1 ist %2.</translation>
    </message>
    <message>
        <source>It waits for an event of %1.</source>
        <translation>Er wartet auf ein Ereignis von %1.</translation>
    </message>
    <message>
        <source>It waits for an event of %1 whose %2 is %3.</source>
        <translation>Er wartet auf ein Ereignis von %1, dessen %2 %3 ist.</translation>
    </message>
    <message>
        <source>%1 The wait ends %2.</source>
        <translation>%1 Das Warten endet %2.</translation>
    </message>
    <message>
        <source>Steps that succeeded later are undone first: %1.</source>
        <translation>Schritte, die später gelangen, werden zuerst rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>Attempts have to stop first: %1.</source>
        <translation>Zuerst müssen Versuche anhalten: %1.</translation>
    </message>
    <message>
        <source>It waits for run %1 of workflow %2.</source>
        <translation>Er wartet auf Lauf %1 des Workflows %2.</translation>
    </message>
    <message>
        <source>There is no connection %1 any more. Make it again on the page Connections, or name another in the task.</source>
        <translation>Es gibt keine Verbindung %1 mehr. Legen Sie sie auf der Seite Verbindungen wieder an, oder nennen Sie in der Aufgabe eine andere.</translation>
    </message>
    <message>
        <source>%1 has paused %2.</source>
        <translation>%1 hat %2 angehalten.</translation>
    </message>
    <message>
        <source>%1 has paused %2: %3</source>
        <translation>%1 hat %2 angehalten: %3</translation>
    </message>
    <message>
        <source>A person has to decide: retry it, resolve it by hand, or discard it.</source>
        <translation>Ein Mensch muss entscheiden: wiederholen, von Hand lösen oder verwerfen.</translation>
    </message>
    <message>
        <source>It is snoozed; it comes back %1.</source>
        <translation>Er ist zurückgestellt und kommt %1 zurück.</translation>
    </message>
    <message>
        <source>%1 makes no progress.</source>
        <translation>%1 kommt nicht voran.</translation>
    </message>
    <message>
        <source>%1 was last heard of %2.</source>
        <translation>%1 hat sich zuletzt %2 gemeldet.</translation>
    </message>
    <message>
        <source>%1 failed too often; it stays down until somebody starts it.</source>
        <translation>%1 ist zu oft ausgefallen und bleibt stehen, bis jemand den Start anordnet.</translation>
    </message>
    <message>
        <source>Resume run %1</source>
        <translation>Lauf %1 fortsetzen</translation>
    </message>
    <message>
        <source>Close the breaker of %1 now</source>
        <translation>Schutzschalter von %1 jetzt schließen</translation>
    </message>
    <message>
        <source>Resume the queue %1</source>
        <translation>Warteschlange fortsetzen: %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Bring letter %1 back now</source>
        <translation>Dead Letter %1 jetzt zurückholen</translation>
    </message>
    <message>
        <source>Show who has the places</source>
        <translation>Zeigen, wer die Plätze hat</translation>
    </message>
    <message>
        <source>Show who is before it</source>
        <translation>Zeigen, wer davor wartet</translation>
    </message>
    <message>
        <source>Open run %1</source>
        <translation>Lauf %1 öffnen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>a step</comment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Open letter %1</source>
        <translation>Dead Letter %1 öffnen</translation>
    </message>
    <message>
        <source>Raise the limits of %1…</source>
        <translation>Grenzen von %1 anheben …</translation>
    </message>
    <message>
        <source>Raise the limits of connection %1…</source>
        <translation>Grenzen der Verbindung %1 anheben …</translation>
    </message>
    <message>
        <source>Go to the connections</source>
        <translation>Zu den Verbindungen</translation>
    </message>
    <message>
        <source>Publish an event of %1…</source>
        <translation>Ereignis zu %1 veröffentlichen …</translation>
    </message>
    <message>
        <source>Raise the limit of task %1…</source>
        <translation>Grenze der Aufgabe %1 anheben …</translation>
    </message>
    <message>
        <source>The run is halted at a breakpoint, before %1.</source>
        <translation>Der Lauf ist an einem Haltepunkt angehalten, vor %1.</translation>
    </message>
    <message>
        <source>It waits until somebody decides: %1</source>
        <translation>Er wartet, bis jemand entscheidet: %1</translation>
    </message>
    <message>
        <source>It waits until %1 decides: %2</source>
        <translation>Er wartet, bis %1 entscheidet: %2</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Designs integration workflows, runs them durably, and shows how they are.</source>
        <translation>Entwirft Integrations-Workflows, führt sie dauerhaft aus und zeigt, wie es ihnen geht.</translation>
    </message>
    <message>
        <source>Folder of the workspace; default: the last one.</source>
        <translation>Ordner des Arbeitsbereichs; sonst der letzte.</translation>
    </message>
    <message>
        <source>Page to show, such as design or health.</source>
        <translation>Seite, die gezeigt wird, etwa design oder health.</translation>
    </message>
    <message>
        <source>dark, light or contrast, for this start only.</source>
        <translation>dark, light oder contrast, nur für diesen Start.</translation>
    </message>
    <message>
        <source>en or de, for this start only.</source>
        <translation>en oder de, nur für diesen Start.</translation>
    </message>
    <message>
        <source>Size of the window, such as 1280x800.</source>
        <translation>Größe des Fensters, etwa 1280x800.</translation>
    </message>
</context>
<context>
    <name>sluice::AlertBell</name>
    <message>
        <source>No alerts wait for anybody</source>
        <translation>Kein Alarm wartet auf jemanden</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) wait for somebody</source>
        <translation>
            <numerusform>%n Alarm wartet auf jemanden</numerusform>
            <numerusform>%n Alarme warten auf jemanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Rules of alerts</source>
        <translation>Alarmregeln</translation>
    </message>
</context>
<context>
    <name>sluice::AlertList</name>
    <message>
        <source>Nothing fires. The rules are in Settings.</source>
        <translation>Es besteht kein Alarm. Die Regeln stehen in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>sluice::AlertNotifier</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::AlertRow</name>
    <message>
        <source>I look after it</source>
        <translation>Ich kümmere mich</translation>
    </message>
    <message>
        <source>Acknowledges the alert: it stays in the list and is not counted any more.</source>
        <translation>Bestätigt den Alarm: Er bleibt in der Liste und wird nicht mehr gezählt.</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>seit %1 (%2)</translation>
    </message>
    <message>
        <source>snoozed by %1 until %2</source>
        <translation>von %1 zurückgestellt bis %2</translation>
    </message>
    <message>
        <source>%1 looks after it since %2</source>
        <translation>%1 kümmert sich seit %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::AlertRuleForm</name>
    <message>
        <source>Alerts when: %1.</source>
        <translation>Alarm, wenn: %1.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Only of</source>
        <translation>Nur von</translation>
    </message>
    <message>
        <source>each of them</source>
        <translation>allen</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Over when calm for</source>
        <translation>Vorbei nach Ruhe von</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>by what it watches</source>
        <translation>nach dem, was sie beobachtet</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Add the rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Change the rule</source>
        <translation>Regel ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::AlertRulesPanel</name>
    <message>
        <source>Add an alert rule</source>
        <translation>Alarmregel hinzufügen</translation>
    </message>
    <message>
        <source>Change the alert rule %1</source>
        <translation>Alarmregel %1 ändern</translation>
    </message>
    <message>
        <source>Reset the alert rule %1</source>
        <translation>Alarmregel %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Delete the alert rule %1</source>
        <translation>Alarmregel %1 löschen</translation>
    </message>
    <message>
        <source>Switch the alert rule %1 on</source>
        <translation>Alarmregel %1 einschalten</translation>
    </message>
    <message>
        <source>Switch the alert rule %1 off</source>
        <translation>Alarmregel %1 ausschalten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the alert rule %1</source>
        <translation>Alarmregel %1 bearbeiten</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>New alert rule</source>
        <translation>Neue Alarmregel</translation>
    </message>
</context>
<context>
    <name>sluice::AlertsCard</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
</context>
<context>
    <name>sluice::ApprovalPanel</name>
    <message>
        <source>%1 asks: %2</source>
        <comment>a step, its question</comment>
        <translation>%1 fragt: %2</translation>
    </message>
    <message>
        <source>Anybody who may use this workspace may decide.</source>
        <translation>Entscheiden dürfen alle, die diesen Arbeitsbereich benutzen dürfen.</translation>
    </message>
    <message>
        <source>Who may decide: %1.</source>
        <translation>Entscheiden dürfen: %1.</translation>
    </message>
    <message>
        <source>The time for it ends %1.</source>
        <translation>Die Zeit dafür endet %1.</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>A decision is asked for</source>
        <translation>Eine Entscheidung ist gefragt</translation>
    </message>
    <message>
        <source>Which question</source>
        <translation>Welche Frage</translation>
    </message>
    <message>
        <source>Comment on the decision</source>
        <translation>Kommentar zur Entscheidung</translation>
    </message>
    <message>
        <source>Comment, kept with the decision</source>
        <translation>Kommentar, wird mit der Entscheidung aufbewahrt</translation>
    </message>
</context>
<context>
    <name>sluice::ArmDesk</name>
    <message>
        <source>Disarmed</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Armed</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Armed: %1</source>
        <comment>v7</comment>
        <translation>Scharf: %1</translation>
    </message>
    <message>
        <source>Disarm: triggers no longer start this workflow</source>
        <translation>Unscharf stellen: Auslöser starten diesen Workflow nicht mehr</translation>
    </message>
    <message>
        <source>Arm the saved version: triggers may start it</source>
        <translation>Gespeicherte Version scharf stellen: Auslöser dürfen sie starten</translation>
    </message>
    <message>
        <source>Next: %1, %2</source>
        <comment>trigger, time</comment>
        <translation>Als Nächstes: %1, %2</translation>
    </message>
    <message>
        <source>Waits for events and failures</source>
        <translation>Wartet auf Ereignisse und Fehlschläge</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) must be mended before this can be armed.</source>
        <translation>
            <numerusform>%n Fehler ist zu beheben, bevor dies scharf gestellt werden kann.</numerusform>
            <numerusform>%n Fehler sind zu beheben, bevor dies scharf gestellt werden kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a saved version can be armed.</source>
        <translation>Nur eine gespeicherte Version lässt sich scharf stellen.</translation>
    </message>
    <message>
        <source>Save and arm</source>
        <translation>Speichern und scharf stellen</translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation>das nächste Mal %1</translation>
    </message>
</context>
<context>
    <name>sluice::ArmedLine</name>
    <message>
        <source>What is armed</source>
        <translation>Was scharf ist</translation>
    </message>
    <message>
        <source>changed since armed</source>
        <translation>seit dem Scharfstellen geändert</translation>
    </message>
</context>
<context>
    <name>sluice::ArrangeJob</name>
    <message numerus="yes">
        <source>Arranging %n node(s)…</source>
        <translation>
            <numerusform>%n Knoten wird angeordnet…</numerusform>
            <numerusform>%n Knoten werden angeordnet…</numerusform>
        </translation>
    </message>
    <message>
        <source>You can go on meanwhile; what you edit stays, and the nodes then stay where they are.</source>
        <translation>Sie können währenddessen weiterarbeiten; was Sie ändern, bleibt, und die Knoten bleiben dann, wo sie sind.</translation>
    </message>
    <message>
        <source>Cancel arranging</source>
        <translation>Anordnen abbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::AttemptModel</name>
    <message>
        <source>%1, retry %2</source>
        <comment>attempt number, number of the retry by a person</comment>
        <translation>%1, Wiederholung %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>began to wait</source>
        <translation>begann zu warten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>lost with the engine</source>
        <translation>mit der Engine verloren</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
</context>
<context>
    <name>sluice::AttemptsView</name>
    <message>
        <source>The next attempt was due at %1.</source>
        <translation>Der nächste Versuch war um %1 fällig.</translation>
    </message>
    <message>
        <source>There was no response.</source>
        <translation>Es gab keine Antwort.</translation>
    </message>
    <message>
        <source>Attempts, newest first</source>
        <translation>Versuche, neueste zuerst</translation>
    </message>
    <message>
        <source>Response of the attempt</source>
        <translation>Antwort auf den Versuch</translation>
    </message>
</context>
<context>
    <name>sluice::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>sluice::AuditView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Retries of many letters</source>
        <translation>Wiederholungen vieler Dead Letters</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>Breakers</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Removing old runs</source>
        <translation>Entfernen alter Läufe</translation>
    </message>
    <message>
        <source>Who, to what or why</source>
        <translation>Wer, woran oder warum</translation>
    </message>
    <message>
        <source>Text in who did it, to what, or why</source>
        <translation>Text darin, wer es tat, woran oder warum</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>Art der Handlung</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Was getan wurde, neuestes zuerst</translation>
    </message>
    <message>
        <source>Nothing was done by hand yet</source>
        <translation>Noch wurde nichts von Hand getan</translation>
    </message>
    <message>
        <source>Retries, discards, forced breakers, paused queues and all else that people do to the engine comes here, with who, when and why. An entry is never changed.</source>
        <translation>Wiederholen, Verwerfen, von Hand gestellte Schutzschalter, angehaltene Warteschlangen und alles andere, was Menschen an der Engine tun, kommt hierher, mit wer, wann und warum. Ein Eintrag wird nie geändert.</translation>
    </message>
    <message>
        <source>Show live events</source>
        <translation>Laufende Ereignisse zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::Background</name>
    <message>
        <source>Show the window</source>
        <translation>Das Fenster zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>sluice::BarLegend</name>
    <message>
        <source>What the bars mean</source>
        <translation>Was die Balken bedeuten</translation>
    </message>
    <message>
        <source>critical path</source>
        <translation>kritischer Pfad</translation>
    </message>
</context>
<context>
    <name>sluice::BinModel</name>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>To be restored for</source>
        <translation>Wiederherstellbar noch</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>sluice::BreakerCard</name>
    <message>
        <source>Every call passes, and none is counted.</source>
        <translation>Jeder Aufruf geht durch, keiner wird gezählt.</translation>
    </message>
    <message>
        <source>No call passes.</source>
        <translation>Kein Aufruf geht durch.</translation>
    </message>
    <message>
        <source>No call passes until the next probe.</source>
        <translation>Bis zur nächsten Probe geht kein Aufruf durch.</translation>
    </message>
    <message numerus="yes">
        <source>Lets a few calls through to see: %n answered so far.</source>
        <translation>
            <numerusform>Lässt zur Probe einige Aufrufe durch: bisher %n beantwortet.</numerusform>
            <numerusform>Lässt zur Probe einige Aufrufe durch: bisher %n beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough calls yet to judge: %1 of %2.</source>
        <translation>Noch zu wenige Aufrufe für ein Urteil: %1 von %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n call(s) failed; opens at %2.</source>
        <translation>
            <numerusform>%1 von %n Aufruf gescheitert; öffnet bei %2.</numerusform>
            <numerusform>%1 von %n Aufrufen gescheitert; öffnet bei %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe eines Grundes</translation>
    </message>
    <message>
        <source>Held by %1 for another %2: %3</source>
        <comment>who, how long, why</comment>
        <translation>Gehalten von %1 für weitere %2: %3</translation>
    </message>
    <message>
        <source>Held by %1 until somebody says otherwise: %2</source>
        <comment>who, why</comment>
        <translation>Gehalten von %1 bis auf Weiteres: %2</translation>
    </message>
    <message>
        <source>calls refused</source>
        <translation>Aufrufe abgewiesen</translation>
    </message>
    <message>
        <source>until the next probe</source>
        <translation>bis zur Probe</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>Force open…</source>
        <translation>Offen halten…</translation>
    </message>
    <message>
        <source>Force closed…</source>
        <translation>Geschlossen halten…</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Zurücksetzen…</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Abschalten…</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a moment</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>in use, size of the pool</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The engine has not reported for a while.</source>
        <translation>Die Engine hat sich eine Weile nicht gemeldet.</translation>
    </message>
    <message>
        <source>Breaker of %1, %2</source>
        <comment>connection, state</comment>
        <translation>Schutzschalter von %1, %2</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>by the pool, calls</comment>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>Open the connection</source>
        <translation>Verbindung öffnen</translation>
    </message>
    <message>
        <source>Open the connection %1</source>
        <translation>Verbindung %1 öffnen</translation>
    </message>
    <message>
        <source>Pool</source>
        <comment>of connections</comment>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Ratenbegrenzung</translation>
    </message>
</context>
<context>
    <name>sluice::BreakerOrderPanel</name>
    <message>
        <source>Force %1 open</source>
        <translation>%1 offen halten</translation>
    </message>
    <message>
        <source>Force %1 closed</source>
        <translation>%1 geschlossen halten</translation>
    </message>
    <message>
        <source>Reset the breaker of %1</source>
        <translation>Schutzschalter von %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Disable the breaker of %1</source>
        <translation>Schutzschalter von %1 abschalten</translation>
    </message>
    <message>
        <source>No call over %1 is made while it is held open; steps wait.</source>
        <translation>Solange er offen gehalten wird, geht kein Aufruf über %1; Schritte warten.</translation>
    </message>
    <message>
        <source>Every call over %1 is made while it is held closed, whatever fails.</source>
        <translation>Solange er geschlossen gehalten wird, geht jeder Aufruf über %1, was auch scheitert.</translation>
    </message>
    <message>
        <source>Closes the breaker of %1 now and counts anew.</source>
        <translation>Schließt den Schutzschalter von %1 jetzt und zählt neu.</translation>
    </message>
    <message>
        <source>Every call over %1 is made and none is counted.</source>
        <translation>Jeder Aufruf über %1 geht durch, keiner wird gezählt.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>until I say</source>
        <translation>bis ich es sage</translation>
    </message>
    <message>
        <source>for 1 minute</source>
        <translation>für 1 Minute</translation>
    </message>
    <message>
        <source>for 10 minutes</source>
        <translation>für 10 Minuten</translation>
    </message>
    <message>
        <source>for 1 hour</source>
        <translation>für 1 Stunde</translation>
    </message>
</context>
<context>
    <name>sluice::BreakerPicture</name>
    <message>
        <source>forced closed</source>
        <translation>geschlossen gehalten</translation>
    </message>
    <message>
        <source>Picture of the breaker: %1</source>
        <translation>Bild des Schutzschalters: %1</translation>
    </message>
</context>
<context>
    <name>sluice::BulkEdit</name>
    <message>
        <source>to</source>
        <translation>in</translation>
    </message>
    <message>
        <source>to the JSON</source>
        <translation>auf das JSON</translation>
    </message>
    <message>
        <source>new name</source>
        <translation>neuer Name</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New value, as JSON</source>
        <translation>Neuer Wert, als JSON</translation>
    </message>
    <message>
        <source>See what the edit does before anything is sent.</source>
        <translation>Sehen Sie, was die Bearbeitung tut, bevor etwas losgeschickt wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n will change</source>
        <translation>
            <numerusform>%n ändert sich</numerusform>
            <numerusform>%n ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are, and are sent so</source>
        <translation>
            <numerusform>%n bleibt, wie er ist, und geht so hinaus</numerusform>
            <numerusform>%n bleiben, wie sie sind, und gehen so hinaus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not fit, and are left out</source>
        <translation>
            <numerusform>%n passt nicht und bleibt aus</numerusform>
            <numerusform>%n passen nicht und bleiben aus</numerusform>
        </translation>
    </message>
    <message>
        <source>Letter %1 is left out: %2</source>
        <translation>Letter %1 bleibt aus: %2</translation>
    </message>
    <message>
        <source>Letter %1 changes</source>
        <translation>Letter %1 ändert sich</translation>
    </message>
    <message>
        <source>Letter %1 stays as it is</source>
        <translation>Letter %1 bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Letter %1</source>
        <translation>Letter %1</translation>
    </message>
    <message>
        <source>the whole input</source>
        <translation>die ganze Eingabe</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Er bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Only spaces or the order of keys change.</source>
        <translation>Nur Leerzeichen oder die Folge der Schlüssel ändern sich.</translation>
    </message>
    <message>
        <source>There is no letter %1 among those chosen.</source>
        <translation>Unter den gewählten ist kein Letter %1.</translation>
    </message>
    <message>
        <source>Set a value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>Remove a value</source>
        <translation>Wert entfernen</translation>
    </message>
    <message>
        <source>Rename a key</source>
        <translation>Schlüssel umbenennen</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>What is done to each input</source>
        <translation>Was mit jeder Eingabe geschieht</translation>
    </message>
    <message>
        <source>at</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>Path in the input</source>
        <translation>Pfad in der Eingabe</translation>
    </message>
    <message>
        <source>Show what it does</source>
        <translation>Zeigen, was es tut</translation>
    </message>
    <message>
        <source>Letters and what the edit does to them</source>
        <translation>Letters und was die Bearbeitung mit ihnen tut</translation>
    </message>
    <message>
        <source>Show letter …</source>
        <translation>Letter zeigen …</translation>
    </message>
    <message>
        <source>Number of a letter to be shown</source>
        <translation>Nummer eines Letters, der gezeigt werden soll</translation>
    </message>
    <message>
        <source>What changes in the letter</source>
        <translation>Was sich im Letter ändert</translation>
    </message>
    <message>
        <source>Letters looked at</source>
        <translation>Angesehene Letters</translation>
    </message>
    <message>
        <source>The new input, in JavaScript; input is the old one</source>
        <translation>Die neue Eingabe, in JavaScript; input ist die alte</translation>
    </message>
    <message>
        <source>Each letter that changes takes a new idempotency key, and counts as a call of its own.</source>
        <translation>Jeder Letter, der sich ändert, bekommt einen neuen Idempotenzschlüssel und zählt als eigener Aufruf.</translation>
    </message>
    <message>
        <source>Each keeps its idempotency key, so that a system that has seen it does nothing twice.</source>
        <translation>Jeder behält seinen Idempotenzschlüssel, sodass ein System, das ihn schon kennt, nichts doppelt tut.</translation>
    </message>
    <message>
        <source>&quot;EUR&quot;</source>
        <comment>a JSON value, as an example</comment>
        <translation>&quot;EUR&quot;</translation>
    </message>
    <message>
        <source>customer.zip</source>
        <comment>a path in JSON, as an example</comment>
        <translation>kunde.plz</translation>
    </message>
    <message>
        <source>The same effect</source>
        <translation>Dieselbe Wirkung</translation>
    </message>
    <message>
        <source>A new effect</source>
        <translation>Eine neue Wirkung</translation>
    </message>
</context>
<context>
    <name>sluice::CanvasView</name>
    <message>
        <source>Type to add a task</source>
        <translation>Tippen, um eine Aufgabe hinzuzufügen</translation>
    </message>
    <message>
        <source>connected already</source>
        <translation>schon verbunden</translation>
    </message>
    <message>
        <source>would close a cycle</source>
        <translation>würde einen Kreis schließen</translation>
    </message>
    <message>
        <source>Connect %1 to …</source>
        <translation>%1 verbinden mit …</translation>
    </message>
    <message>
        <source>Insert %1 between %2 and %3</source>
        <translation>%1 zwischen %2 und %3 einfügen</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Fläche</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; selected: %2</source>
        <translation>%1; gewählt: %2</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text des Zettels</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppe auflösen</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
</context>
<context>
    <name>sluice::CauseNotes</name>
    <message>
        <source>Write a note first</source>
        <translation>Schreiben Sie erst eine Notiz</translation>
    </message>
    <message>
        <source>New note on the cause</source>
        <translation>Neue Notiz zur Ursache</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Notes on the cause, newest first</source>
        <translation>Notizen zur Ursache, die neueste zuerst</translation>
    </message>
    <message>
        <source>Nobody has written about this cause yet. A note is kept for all letters of the cause.</source>
        <translation>Zu dieser Ursache hat noch niemand etwas geschrieben. Eine Notiz gilt für alle Letters der Ursache.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who wrote a note, when</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n older note(s)</source>
        <translation>
            <numerusform>… und %n ältere Notiz</numerusform>
            <numerusform>… und %n ältere Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>What others should know</source>
        <translation>Was andere wissen sollten</translation>
    </message>
</context>
<context>
    <name>sluice::ChangeListModel</name>
    <message>
        <source>was %1</source>
        <comment>id of a task</comment>
        <translation>war %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>symbol of what became of it, a part of a workflow</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>sluice::CodeEditor</name>
    <message>
        <source>This is not one JSON value. The last valid one is kept.</source>
        <translation>Das ist nicht ein JSON-Wert. Der letzte gültige bleibt.</translation>
    </message>
    <message>
        <source>This is not JSON: %1. The last valid value is kept.</source>
        <translation>Das ist kein JSON: %1. Der letzte gültige Wert bleibt.</translation>
    </message>
</context>
<context>
    <name>sluice::CommandPalette</name>
    <message>
        <source>Find an action, page, workflow, run or dead letter</source>
        <translation>Aktion, Seite, Workflow, Lauf oder Dead Letter finden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>sluice::ComparePage</name>
    <message>
        <source>%1 → %2</source>
        <comment>two versions that are compared</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Nothing differs between %1 and %2.</source>
        <translation>Zwischen %1 und %2 gibt es keinen Unterschied.</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Versionen vergleichen</translation>
    </message>
    <message>
        <source>Back to the workflow</source>
        <translation>Zurück zum Workflow</translation>
    </message>
    <message>
        <source>Back to the workflow (Esc)</source>
        <translation>Zurück zum Workflow (Esc)</translation>
    </message>
    <message>
        <source>What differs, field by field</source>
        <translation>Was sich unterscheidet, Feld für Feld</translation>
    </message>
    <message>
        <source>The text before and after, line by line</source>
        <translation>Der Text vorher und nachher, Zeile für Zeile</translation>
    </message>
</context>
<context>
    <name>sluice::ComparePanel</name>
    <message>
        <source>Choose a run to compare with</source>
        <translation>Lauf zum Vergleichen wählen</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Run %1, %2, started %3</source>
        <comment>number, state, time</comment>
        <translation>Lauf %1, %2, gestartet %3</translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) came to the same.</source>
        <translation>
            <numerusform>Der eine Schritt ging gleich aus.</numerusform>
            <numerusform>Alle %n Schritte gingen gleich aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 steps came to something else.</source>
        <translation>
            <numerusform>%n von %1 Schritten ging anders aus.</numerusform>
            <numerusform>%n von %1 Schritten gingen anders aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no output.</source>
        <translation>Es gibt keine Ausgabe.</translation>
    </message>
    <message>
        <source>Run to compare with</source>
        <translation>Lauf, mit dem verglichen wird</translation>
    </message>
    <message>
        <source>Only steps that came to something else</source>
        <translation>Nur Schritte, die anders ausgingen</translation>
    </message>
    <message>
        <source>Steps of both runs</source>
        <translation>Schritte beider Läufe</translation>
    </message>
    <message>
        <source>Where the outputs differ</source>
        <translation>Wo sich die Ausgaben unterscheiden</translation>
    </message>
    <message>
        <source>Output in the run that is open</source>
        <translation>Ausgabe im geöffneten Lauf</translation>
    </message>
    <message>
        <source>Output in the other run</source>
        <translation>Ausgabe im anderen Lauf</translation>
    </message>
    <message>
        <source>No run to compare with yet</source>
        <translation>Noch kein Lauf zum Vergleichen</translation>
    </message>
    <message>
        <source>Choose another run of this workflow above: its steps then stand beside those of this one.</source>
        <translation>Wählen Sie oben einen anderen Lauf dieses Workflows: Seine Schritte stehen dann neben denen von diesem.</translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation>Lauf wählen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>How the comparison is shown</source>
        <translation>Wie der Vergleich gezeigt wird</translation>
    </message>
</context>
<context>
    <name>sluice::ComparisonModel</name>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>only in run %1</source>
        <translation>nur in Lauf %1</translation>
    </message>
    <message>
        <source>no such step</source>
        <translation>kein solcher Schritt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>sluice::Completer</name>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>completion, what it is</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>sluice::ComponentCard</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>mean reply</source>
        <translation>im Mittel</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99 % binnen</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>scheitern</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>a duration such as 3 min</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>last beat %1</source>
        <comment>an age such as 3 s ago</comment>
        <translation>letztes Zeichen %1</translation>
    </message>
    <message>
        <source>no heartbeat expected</source>
        <translation>kein Lebenszeichen erwartet</translation>
    </message>
    <message>
        <source>No error so far</source>
        <translation>Bisher kein Fehler</translation>
    </message>
    <message>
        <source>Component %1, %2</source>
        <translation>Komponente %1, %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Start %1 again</source>
        <translation>%1 wieder starten</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>The engine has not reported for a while.</source>
        <translation>Die Engine hat sich eine Weile nicht gemeldet.</translation>
    </message>
    <message>
        <source>It is on its way already.</source>
        <translation>Das ist bereits unterwegs.</translation>
    </message>
    <message>
        <source>Only a running component can be paused.</source>
        <translation>Nur eine laufende Komponente lässt sich anhalten.</translation>
    </message>
    <message>
        <source>Copy the last error of %1</source>
        <translation>Den letzten Fehler von %1 kopieren</translation>
    </message>
    <message>
        <source>Starting. It takes work as soon as it is ready.</source>
        <translation>Startet. Sie nimmt Arbeit an, sobald sie bereit ist.</translation>
    </message>
    <message>
        <source>Paused: it takes no new work until it is resumed.</source>
        <translation>Angehalten: nichts Neues, bis sie fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Draining: it ends what it has begun and takes nothing new.</source>
        <translation>Läuft leer: sie beendet Begonnenes und nimmt nichts Neues an.</translation>
    </message>
    <message>
        <source>Stopped: it does nothing until it is started again.</source>
        <translation>Gestoppt: sie tut nichts, bis sie wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Down: it failed too often and stays down until somebody starts it again.</source>
        <translation>Ausgefallen: sie ist zu oft gescheitert und bleibt aus, bis jemand sie startet.</translation>
    </message>
    <message>
        <source>Recovering: it failed, and starts again by itself after a pause.</source>
        <translation>Erholt sich: sie ist gescheitert und startet nach einer Pause von selbst.</translation>
    </message>
    <message>
        <source>A heartbeat is late. One missed beat is not an outage.</source>
        <translation>Ein Lebenszeichen ist spät. Eines zu verpassen ist kein Ausfall.</translation>
    </message>
    <message>
        <source>Several heartbeats are missing. It may hang.</source>
        <translation>Mehrere Lebenszeichen fehlen. Vielleicht hängt sie.</translation>
    </message>
    <message>
        <source>No heartbeat any more: it is given up and replaced.</source>
        <translation>Kein Lebenszeichen mehr: sie wird aufgegeben und ersetzt.</translation>
    </message>
    <message>
        <source>Alive, but nothing moves although work waits.</source>
        <translation>Am Leben, doch nichts bewegt sich, obwohl Arbeit wartet.</translation>
    </message>
    <message>
        <source>Works, but not as it should.</source>
        <translation>Arbeitet, aber nicht, wie sie sollte.</translation>
    </message>
    <message>
        <source>This is start number %1.</source>
        <translation>Dies ist Start Nummer %1.</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>%1 leerfahren</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 stoppen</translation>
    </message>
    <message>
        <source>Ends what it has begun, takes nothing new, then stays down.</source>
        <translation>Beendet Begonnenes, nimmt nichts Neues an und bleibt dann aus.</translation>
    </message>
    <message>
        <source>Ends at once and stays down; what it has begun is tried again later.</source>
        <translation>Endet sofort und bleibt aus; was sie begonnen hat, wird später wiederholt.</translation>
    </message>
    <message>
        <source>Down: it failed, and is started again by itself.</source>
        <translation>Ausgefallen: sie ist gescheitert und wird von selbst wieder gestartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) of it hang and were given up.</source>
        <translation>
            <numerusform>%n ihrer Threads hängt und wurde aufgegeben.</numerusform>
            <numerusform>%n ihrer Threads hängen und wurden aufgegeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ConflictModel</name>
    <message>
        <source>mine</source>
        <translation>meins</translation>
    </message>
    <message>
        <source>the file&apos;s</source>
        <translation>das der Datei</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a part of a workflow, a field of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Both changed</source>
        <translation>Beide änderten</translation>
    </message>
    <message>
        <source>What stands</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meins</translation>
    </message>
    <message>
        <source>The file&apos;s</source>
        <translation>Das der Datei</translation>
    </message>
    <message>
        <source>Before both</source>
        <translation>Vor beiden</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionForm</name>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Another connection has this id.</source>
        <translation>Eine andere Verbindung hat diese Kennung.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) name it by this id. “Rename” changes it there as well.</source>
        <translation>
            <numerusform>%n Aufgabe nennt sie unter dieser Kennung. „Umbenennen“ ändert sie auch dort.</numerusform>
            <numerusform>%n Aufgaben nennen sie unter dieser Kennung. „Umbenennen“ ändert sie auch dort.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent with each call. What is secret belongs into a secret, not here.</source>
        <translation>Gehen mit jedem Aufruf mit. Was geheim ist, gehört in ein Geheimnis, nicht hierher.</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionListModel</name>
    <message>
        <source>%1 • not saved</source>
        <translation>%1 • nicht gespeichert</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s)</source>
        <translation>
            <numerusform>%n Workflow</numerusform>
            <numerusform>%n Workflows</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>degraded · no value for %1</source>
        <translation>beeinträchtigt · kein Wert für %1</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionsDocument</name>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Change of the file outside</source>
        <translation>Änderung der Datei von außen</translation>
    </message>
</context>
<context>
    <name>sluice::ConnectionsPage</name>
    <message>
        <source>New HTTP connection</source>
        <translation>Neue HTTP-Verbindung</translation>
    </message>
    <message>
        <source>New SQLite connection</source>
        <translation>Neue SQLite-Verbindung</translation>
    </message>
    <message>
        <source>New PostgreSQL connection</source>
        <translation>Neue PostgreSQL-Verbindung</translation>
    </message>
    <message>
        <source>Duplicate the connection</source>
        <translation>Verbindung duplizieren</translation>
    </message>
    <message>
        <source>Rename the connection</source>
        <translation>Verbindung umbenennen</translation>
    </message>
    <message>
        <source>Delete the connection</source>
        <translation>Verbindung löschen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Save the connections</source>
        <translation>Verbindungen speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command, keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>%1 is called %2 once this is saved.</source>
        <translation>%1 heißt %2, sobald dies gespeichert ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s) name it anew. Saving here saves them as well.</source>
        <translation>
            <numerusform>%n Workflow nennt sie neu. Speichern hier speichert auch ihn.</numerusform>
            <numerusform>%n Workflows nennen sie neu. Speichern hier speichert auch sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) use %1. Without it they fail.</source>
        <translation>
            <numerusform>%n Aufgabe benutzt %1. Ohne sie schlägt sie fehl.</numerusform>
            <numerusform>%n Aufgaben benutzen %1. Ohne sie schlagen sie fehl.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are named below, under “Used by”.</source>
        <translation>Sie sind unten genannt, unter „Benutzt von“.</translation>
    </message>
    <message>
        <source>Delete %1 all the same</source>
        <translation>%1 trotzdem löschen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>%1 is deleted once this is saved.</source>
        <translation>%1 ist gelöscht, sobald dies gespeichert ist.</translation>
    </message>
    <message>
        <source>Nothing was saved: what stands in “%1” cannot be used.</source>
        <translation>Nichts wurde gespeichert: Was in „%1“ steht, ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>Beside the field is what it takes.</source>
        <translation>Neben dem Feld steht, was es braucht.</translation>
    </message>
    <message>
        <source>Saved. The next call of each task goes by it.</source>
        <translation>Gespeichert. Der nächste Aufruf jeder Aufgabe richtet sich danach.</translation>
    </message>
    <message>
        <source>Calls under way end as they began.</source>
        <translation>Laufende Aufrufe enden, wie sie begonnen haben.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>id, type</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>name, id, type</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>It is not saved yet, so no task can use it.</source>
        <translation>Sie ist noch nicht gespeichert, also kann keine Aufgabe sie benutzen.</translation>
    </message>
    <message>
        <source>Its changes are not saved yet: calls go on as before.</source>
        <translation>Ihre Änderungen sind noch nicht gespeichert: Aufrufe laufen weiter wie bisher.</translation>
    </message>
    <message>
        <source>connections.json was changed outside, and here are edits that are not saved.</source>
        <translation>connections.json wurde von außen geändert, und hier sind Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Saving waits until one of the two is chosen.</source>
        <translation>Das Speichern wartet, bis eins von beiden gewählt ist.</translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>Die der Datei nehmen</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>Behalten, was hier ist</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Adds a connection to an HTTP service or a database</source>
        <translation>Fügt eine Verbindung zu einem HTTP-Dienst oder einer Datenbank hinzu</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Connections of this workspace</source>
        <translation>Verbindungen dieses Arbeitsbereichs</translation>
    </message>
    <message>
        <source>The chosen connection</source>
        <translation>Die gewählte Verbindung</translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation>Noch keine Verbindungen</translation>
    </message>
    <message>
        <source>A connection is a way to an HTTP service or a database that tasks share: its address, its login, and the limits that guard it.</source>
        <translation>Eine Verbindung ist ein Weg zu einem HTTP-Dienst oder einer Datenbank, den Aufgaben gemeinsam nutzen: seine Adresse, seine Anmeldung und die Grenzen, die ihn schützen.</translation>
    </message>
    <message>
        <source>New MySQL connection</source>
        <translation>Neue MySQL-Verbindung</translation>
    </message>
    <message>
        <source>New MQTT connection</source>
        <translation>Neue MQTT-Verbindung</translation>
    </message>
    <message>
        <source>New AMQP connection</source>
        <translation>Neue AMQP-Verbindung</translation>
    </message>
</context>
<context>
    <name>sluice::DataPanel</name>
    <message>
        <source>Item %1: %2</source>
        <translation>Element %1: %2</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>The first %1 of %2 items</source>
        <translation>Die ersten %1 von %2 Elementen</translation>
    </message>
    <message>
        <source>Not reached yet</source>
        <translation>Noch nicht erreicht</translation>
    </message>
    <message>
        <source>Input and output of this task come here once the run gets to it.</source>
        <translation>Eingabe und Ausgabe dieser Aufgabe stehen hier, sobald der Lauf sie erreicht.</translation>
    </message>
    <message>
        <source>No run is shown</source>
        <translation>Kein Lauf wird gezeigt</translation>
    </message>
    <message>
        <source>Run the workflow: what goes into this task and what comes out is shown here, step by step.</source>
        <translation>Starten Sie den Workflow: hier steht dann Schritt für Schritt, was in diese Aufgabe hineingeht und was herauskommt.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>sluice::DeadLettersPage</name>
    <message>
        <source>Open run %1</source>
        <translation>Lauf %1 öffnen</translation>
    </message>
    <message>
        <source>Dead letters, newest first</source>
        <translation>Dead Letters, neueste zuerst</translation>
    </message>
    <message>
        <source>No dead letters</source>
        <translation>Keine Dead Letters</translation>
    </message>
    <message>
        <source>Dead letters come here when a step has used up its attempts.</source>
        <translation>Dead Letters kommen hierher, wenn ein Schritt seine Versuche verbraucht hat.</translation>
    </message>
    <message>
        <source>Show letter %1</source>
        <translation>Letter %1 zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Export the %n chosen letter(s)…</source>
        <translation>
            <numerusform>Den gewählten Letter exportieren…</numerusform>
            <numerusform>Die %n gewählten Letters exportieren…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %n letter(s) that are listed…</source>
        <translation>
            <numerusform>Den einen Letter der Liste exportieren…</numerusform>
            <numerusform>Alle %n Letters der Liste exportieren…</numerusform>
        </translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Letters that were discarded, to be restored</source>
        <translation>Verworfene Letters, zum Wiederherstellen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Letters as a JSON file, or from one</source>
        <translation>Letters als JSON-Datei oder aus einer</translation>
    </message>
    <message>
        <source>Import letters…</source>
        <translation>Letters importieren…</translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>Läufe zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::DebugLine</name>
    <message>
        <source>Halted</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Halted before %1 (breakpoint)</source>
        <translation>Angehalten vor %1 (Haltepunkt)</translation>
    </message>
    <message>
        <source>Paused before %1</source>
        <translation>Pausiert vor %1</translation>
    </message>
    <message numerus="yes">
        <source>Paused; %n step(s) under way go on</source>
        <translation>
            <numerusform>Pausiert; %n begonnener Schritt geht weiter</numerusform>
            <numerusform>Pausiert; %n begonnene Schritte gehen weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused; no step is ready to start</source>
        <translation>Pausiert; kein Schritt ist bereit</translation>
    </message>
    <message>
        <source>%1 · dry run: nothing goes out</source>
        <comment>where it is halted</comment>
        <translation>%1 · Probelauf: nichts geht hinaus</translation>
    </message>
    <message>
        <source>Where the run is halted</source>
        <translation>Wo der Lauf hält</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Lets the run go on; it does not halt here again</source>
        <translation>Lässt den Lauf weitergehen; hier hält er nicht noch einmal</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Starts the selected step if it is ready, else the first that is</source>
        <translation>Startet den gewählten Schritt, wenn er bereit ist, sonst den ersten bereiten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancels this run</source>
        <translation>Bricht diesen Lauf ab</translation>
    </message>
</context>
<context>
    <name>sluice::DemoPanel</name>
    <message>
        <source>it refuses no code</source>
        <translation>er weist keinen Code ab</translation>
    </message>
    <message>
        <source>it refuses %1</source>
        <comment>a list of codes</comment>
        <translation>er weist %1 ab</translation>
    </message>
    <message>
        <source>Now %1 of its calls fail, each takes %2 longer, and %3.</source>
        <comment>percent, duration, list</comment>
        <translation>Jetzt scheitern %1 seiner Aufrufe, jeder dauert %2 länger, und %3.</translation>
    </message>
    <message>
        <source>Demo service</source>
        <translation>Demodienst</translation>
    </message>
    <message>
        <source>Calls that fail</source>
        <translation>Aufrufe, die scheitern</translation>
    </message>
    <message>
        <source>Added to each answer</source>
        <translation>Aufschlag auf jede Antwort</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Codes it refuses</source>
        <translation>Codes, die er abweist</translation>
    </message>
    <message>
        <source>Send these settings</source>
        <translation>Diese Einstellungen senden</translation>
    </message>
    <message>
        <source>Repair the service</source>
        <translation>Dienst reparieren</translation>
    </message>
    <message>
        <source>Break it again</source>
        <translation>Wieder kaputt machen</translation>
    </message>
    <message>
        <source>No call fails and no code is refused from now on.</source>
        <translation>Ab jetzt scheitert kein Aufruf, und kein Code wird abgewiesen.</translation>
    </message>
    <message>
        <source>Serves at %1, inside this program</source>
        <translation>Dient unter %1, in diesem Programm</translation>
    </message>
    <message>
        <source>Serves at %1, run by another program</source>
        <translation>Dient unter %1, in einem anderen Programm</translation>
    </message>
    <message>
        <source>Asking it how it is set…</source>
        <translation>Fragt nach seinen Einstellungen…</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>sluice::DepthChart</name>
    <message>
        <source>warns</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, depth</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 to %3, on average %4</source>
        <comment>time, depths</comment>
        <translation>%1: %2 bis %3, im Mittel %4</translation>
    </message>
</context>
<context>
    <name>sluice::DepthPanel</name>
    <message>
        <source>How far back the chart goes</source>
        <translation>Wie weit das Diagramm zurückreicht</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>How the depth is shown</source>
        <translation>Wie die Tiefe gezeigt wird</translation>
    </message>
    <message>
        <source>Depth over time: left and right read it</source>
        <translation>Tiefe im Lauf der Zeit: links und rechts lesen sie ab</translation>
    </message>
    <message>
        <source>Depth over time</source>
        <translation>Tiefe im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Größte</translation>
    </message>
</context>
<context>
    <name>sluice::DesignPage</name>
    <message>
        <source>New workflow</source>
        <translation>Neuer Workflow</translation>
    </message>
    <message>
        <source>Close this workflow</source>
        <translation>Diesen Workflow schließen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf stoppen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Arrange the nodes</source>
        <translation>Knoten anordnen</translation>
    </message>
    <message>
        <source>Arm or disarm</source>
        <translation>Scharf oder unscharf stellen</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Aufgabe hinzufügen</translation>
    </message>
    <message>
        <source>Connect to …</source>
        <translation>Verbinden mit …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete and reconnect</source>
        <translation>Löschen und neu verbinden</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Disable or enable</source>
        <translation>Ab- oder einschalten</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles wählen</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>In das Fenster einpassen</translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation>Die Auswahl einpassen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Wirkliche Größe</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts wiederherzustellen</translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>Zum ersten gehen</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) must be mended before this runs.</source>
        <translation>
            <numerusform>%n Fehler ist zu beheben, bevor dies läuft.</numerusform>
            <numerusform>%n Fehler sind zu beheben, bevor dies läuft.</numerusform>
        </translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>History of edits</source>
        <translation>Verlauf der Änderungen</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>%1 was moved to the bin of the workspace.</source>
        <translation>%1 wurde in den Papierkorb des Arbeitsbereichs gelegt.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>The file of %1 was changed outside, and here are edits that are not saved.</source>
        <translation>Die Datei von %1 wurde außerhalb geändert, und hier sind Änderungen nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saving replaces what is in the file.</source>
        <translation>Speichern ersetzt, was in der Datei steht.</translation>
    </message>
    <message>
        <source>%1 •</source>
        <translation>%1 •</translation>
    </message>
    <message>
        <source>Nothing here yet.
Press A or double-click to add a task, or drag one from the left.</source>
        <translation>Hier ist noch nichts.
Drücken Sie A oder doppelklicken Sie, um eine Aufgabe hinzuzufügen, oder ziehen Sie eine von links herein.</translation>
    </message>
    <message>
        <source>No workflow is open</source>
        <translation>Kein Workflow ist offen</translation>
    </message>
    <message>
        <source>No workflow yet</source>
        <translation>Noch kein Workflow</translation>
    </message>
    <message>
        <source>Open one at the left, or start a new one.</source>
        <translation>Öffnen Sie links einen, oder beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>A workflow is a graph of tasks: draw it here, run it, and watch it work.</source>
        <translation>Ein Workflow ist ein Graph aus Aufgaben: zeichnen Sie ihn hier, starten Sie ihn, und sehen Sie ihm bei der Arbeit zu.</translation>
    </message>
    <message>
        <source>%1 has edits that are not saved.</source>
        <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Speichern und schließen</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen, ohne zu speichern</translation>
    </message>
    <message>
        <source>Run with an input…</source>
        <translation>Mit einer Eingabe ausführen…</translation>
    </message>
    <message>
        <source>Save an input as…</source>
        <translation>Eine Eingabe speichern als…</translation>
    </message>
    <message>
        <source>Arm this version</source>
        <translation>Diese Version scharf stellen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>The program ended before these edits were saved. They are back, with their history: %1.</source>
        <translation>Das Programm endete, bevor diese Änderungen gespeichert waren. Sie sind wieder da, mit ihrem Verlauf: %1.</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Zettel anheften</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppe auflösen</translation>
    </message>
    <message>
        <source>Collapse or expand</source>
        <translation>Ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Show or hide the overview</source>
        <translation>Übersicht zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>Links ausrichten</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>Mitten übereinander</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>Rechts ausrichten</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>Oben ausrichten</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>Mitten nebeneinander</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>Unten ausrichten</translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation>Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation>Senkrecht verteilen</translation>
    </message>
    <message>
        <source>Colour: none</source>
        <translation>Farbe: keine</translation>
    </message>
    <message>
        <source>Colour: blue</source>
        <translation>Farbe: Blau</translation>
    </message>
    <message>
        <source>Colour: green</source>
        <translation>Farbe: Grün</translation>
    </message>
    <message>
        <source>Colour: amber</source>
        <translation>Farbe: Bernstein</translation>
    </message>
    <message>
        <source>Colour: red</source>
        <translation>Farbe: Rot</translation>
    </message>
    <message>
        <source>Colour: violet</source>
        <translation>Farbe: Violett</translation>
    </message>
    <message>
        <source>Colour: grey</source>
        <translation>Farbe: Grau</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Save a picture of the canvas…</source>
        <translation>Bild der Arbeitsfläche speichern…</translation>
    </message>
    <message>
        <source>Save a picture of the canvas</source>
        <translation>Bild der Arbeitsfläche speichern</translation>
    </message>
    <message>
        <source>Vector picture (*.svg)</source>
        <translation>Vektorbild (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>The picture was saved as %1.</source>
        <translation>Das Bild wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>The program ended before edits were saved. They are back, but something has changed the file meanwhile: %1.</source>
        <translation>Das Programm endete, bevor Änderungen gespeichert waren. Sie sind wieder da, aber die Datei wurde inzwischen geändert: %1.</translation>
    </message>
    <message>
        <source>ran %1: %2</source>
        <comment>when, and how it went</comment>
        <translation>lief %1: %2</translation>
    </message>
    <message>
        <source>Mend the problem</source>
        <translation>Das Problem beheben</translation>
    </message>
    <message>
        <source>No problem here can be mended by itself.</source>
        <translation>Keines der Probleme hier lässt sich von selbst beheben.</translation>
    </message>
    <message>
        <source>Import a workflow…</source>
        <translation>Workflow importieren…</translation>
    </message>
    <message>
        <source>Export the workflow…</source>
        <translation>Workflow exportieren…</translation>
    </message>
    <message>
        <source>Saving waits until you choose. Each choice can be undone.</source>
        <translation>Das Sichern wartet, bis Sie wählen. Jede Wahl lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Beides zusammenführen</translation>
    </message>
    <message>
        <source>Take the file&apos;s</source>
        <translation>Die der Datei nehmen</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>Behalten, was hier ist</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Compare with the last version</source>
        <translation>Mit der letzten Version vergleichen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>workflow, v7</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose what the canvas shows…</source>
        <translation>Wählen, was die Arbeitsfläche zeigt…</translation>
    </message>
    <message>
        <source>Take runs off the canvas</source>
        <translation>Läufe von der Arbeitsfläche nehmen</translation>
    </message>
    <message>
        <source>Show all active runs on the canvas</source>
        <translation>Alle aktiven Läufe auf der Arbeitsfläche zeigen</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Fork the run from the moment on the canvas…</source>
        <translation>Den Lauf vom gezeigten Moment an abzweigen…</translation>
    </message>
    <message>
        <source>Other ways to run</source>
        <translation>Andere Arten zu laufen</translation>
    </message>
    <message>
        <source>New workflow from a template…</source>
        <translation>Neuer Workflow aus einer Vorlage…</translation>
    </message>
    <message numerus="yes">
        <source>%1 brought %n connection(s) along: %2.</source>
        <translation>
            <numerusform>%1 hat %n Verbindung mitgebracht: %2.</numerusform>
            <numerusform>%1 hat %n Verbindungen mitgebracht: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give them your addresses before the first run.</source>
        <translation>Tragen Sie vor dem ersten Lauf Ihre Adressen ein.</translation>
    </message>
    <message>
        <source>Show the connections</source>
        <translation>Verbindungen zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::DesignStage</name>
    <message>
        <source>%1, event %2 of %3</source>
        <comment>a time</comment>
        <translation>%1, Ereignis %2 von %3</translation>
    </message>
</context>
<context>
    <name>sluice::DifferenceModel</name>
    <message>
        <source>the whole</source>
        <translation>das Ganze</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>sluice::DifferenceView</name>
    <message>
        <source>The graph, with what differs</source>
        <translation>Der Graph mit dem, was sich unterscheidet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a task, what became of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
</context>
<context>
    <name>sluice::DiscardPanel</name>
    <message>
        <source>Say why first: it is kept with the letter</source>
        <translation>Sagen Sie zuerst, warum: es bleibt beim Letter</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n letter(s): what do their runs do?</source>
        <translation>
            <numerusform>%n Letter verwerfen: was tut sein Lauf?</numerusform>
            <numerusform>%n Letters verwerfen: was tun ihre Läufe?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fail the step, and with it %n run(s)</source>
        <translation>
            <numerusform>Den Schritt scheitern lassen, und mit ihm %n Lauf</numerusform>
            <numerusform>Den Schritt scheitern lassen, und mit ihm %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on as if the step had given this output:</source>
        <translation>Weitermachen, als hätte der Schritt diese Ausgabe geliefert:</translation>
    </message>
    <message>
        <source>Output that the run goes on with, as JSON</source>
        <translation>Ausgabe, mit der der Lauf weitergeht, als JSON</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason for discarding</source>
        <translation>Grund für das Verwerfen</translation>
    </message>
    <message>
        <source>Why? It is kept with the letter</source>
        <translation>Warum? Es bleibt beim Letter</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n letter(s)</source>
        <translation>
            <numerusform>%n Letter verwerfen</numerusform>
            <numerusform>%n Letters verwerfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>sluice::DurationChart</name>
    <message>
        <source>slower</source>
        <comment>runs than nearly all</comment>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>longer than %1</source>
        <translation>länger als %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s)</source>
        <comment>a range of times</comment>
        <translation>
            <numerusform>%1: %n Lauf</numerusform>
            <numerusform>%1: %n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, in B %n run(s)</source>
        <translation>
            <numerusform>, in B %n Lauf</numerusform>
            <numerusform>, in B %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>How long runs take</source>
        <translation>Wie lange Läufe dauern</translation>
    </message>
</context>
<context>
    <name>sluice::EngineBars</name>
    <message>
        <source>Open another workspace…</source>
        <translation>Anderen Arbeitsbereich öffnen…</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last session ended without closing. %n run(s) go on; nothing is lost.</source>
        <translation>
            <numerusform>Die letzte Sitzung endete, ohne zu schließen. %n Lauf geht weiter; nichts ist verloren.</numerusform>
            <numerusform>Die letzte Sitzung endete, ohne zu schließen. %n Läufe gehen weiter; nichts ist verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) cannot go on and stay as they are.</source>
        <translation>
            <numerusform>%n Lauf kann nicht weitergehen und bleibt, wie er ist.</numerusform>
            <numerusform>%n Läufe können nicht weitergehen und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have had an effect</source>
        <translation>
            <numerusform>%n hat vielleicht schon gewirkt</numerusform>
            <numerusform>%n haben vielleicht schon gewirkt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>Läufe zeigen</translation>
    </message>
    <message>
        <source>Run %1 of %2: %3</source>
        <comment>number, workflow, state</comment>
        <translation>Lauf %1 von %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) lost</source>
        <translation>
            <numerusform>%n Versuch verloren</numerusform>
            <numerusform>%n Versuche verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retried</source>
        <translation>
            <numerusform>%n wiederholt</numerusform>
            <numerusform>%n wiederholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead-lettered</source>
        <translation>
            <numerusform>%n zum Dead Letter geworden</numerusform>
            <numerusform>%n zu Dead Letters geworden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::EngineLogModel</name>
    <message>
        <source>Debug</source>
        <comment>level of a line of the log</comment>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>level of a line of the log</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level of a line of the log</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>level of a line of the log</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>sluice::EnginePanel</name>
    <message>
        <source>Which engine?</source>
        <translation>Welche Engine?</translation>
    </message>
    <message>
        <source>Workflows are designed here, in the files of this workspace. They run in the engine that you choose; its runs, queues and dead letters are what the other pages show.</source>
        <translation>Abläufe werden hier entworfen, in den Dateien dieses Arbeitsbereichs. Sie laufen in der Engine, die Sie wählen; deren Läufe, Warteschlangen und Dead Letters zeigen die anderen Seiten.</translation>
    </message>
    <message>
        <source>The one in this &amp;window</source>
        <translation>Die in diesem &amp;Fenster</translation>
    </message>
    <message>
        <source>One that is served &amp;elsewhere</source>
        <translation>Eine, die &amp;anderswo läuft</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>such as 127.0.0.1:7373</source>
        <translation>etwa 127.0.0.1:7373</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>what sluicectl tokens add printed there</source>
        <translation>was sluicectl tokens add dort ausgab</translation>
    </message>
    <message>
        <source>leave empty to keep the one that was entered</source>
        <translation>leer lassen, um das eingegebene zu behalten</translation>
    </message>
    <message>
        <source>&amp;Use this engine</source>
        <translation>Diese &amp;Engine verwenden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
</context>
<context>
    <name>sluice::EventDetail</name>
    <message>
        <source>nobody named</source>
        <translation>niemand genanntem</translation>
    </message>
    <message>
        <source>%1 · number %2 · published by %3 · %4</source>
        <translation>%1 · Nummer %2 · veröffentlicht von %3 · %4</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>Daten des Ereignisses</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Copy the event&apos;s data as JSON</source>
        <translation>Die Daten des Ereignisses als JSON kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the event</source>
        <translation>Ereignis schließen</translation>
    </message>
</context>
<context>
    <name>sluice::EventFlowModel</name>
    <message>
        <source>nobody named</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Heard by</source>
        <translation>Gehört von</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>sluice::EventLogModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>sluice::EventMapCard</name>
    <message>
        <source>Events between components</source>
        <translation>Ereignisse zwischen Komponenten</translation>
    </message>
    <message>
        <source>Nobody has published an event yet. Runs, letters, breakers and components tell what happens to them, and whoever publishes or listens shows here.</source>
        <translation>Noch hat niemand ein Ereignis veröffentlicht. Läufe, Dead Letters, Schutzschalter und Komponenten melden, was mit ihnen geschieht; wer veröffentlicht oder zuhört, erscheint hier.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>How the events between components are shown</source>
        <translation>Wie die Ereignisse zwischen Komponenten gezeigt werden</translation>
    </message>
    <message>
        <source>Map of the events between components</source>
        <translation>Karte der Ereignisse zwischen Komponenten</translation>
    </message>
</context>
<context>
    <name>sluice::EventMapView</name>
    <message>
        <source>nobody named</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>%1 publishes %2</source>
        <comment>a component, a rate</comment>
        <translation>%1 veröffentlicht %2</translation>
    </message>
    <message>
        <source>%1 hears %2</source>
        <comment>a component, a rate</comment>
        <translation>%1 hört %2</translation>
    </message>
    <message>
        <source>Topic %1: %2</source>
        <comment>name, a rate</comment>
        <translation>Thema %1: %2</translation>
    </message>
    <message>
        <source>Topic %1: %2, and nobody hears it</source>
        <comment>name, a rate</comment>
        <translation>Thema %1: %2, und niemand hört es</translation>
    </message>
</context>
<context>
    <name>sluice::EventsPage</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>Was die Seite zeigt</translation>
    </message>
    <message>
        <source>Publish a test event…</source>
        <translation>Testereignis veröffentlichen …</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>sluice::FieldLine</name>
    <message>
        <source>%1, in %2</source>
        <comment>field, unit</comment>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>Usual value of %1</source>
        <translation>Üblicher Wert von %1</translation>
    </message>
    <message>
        <source>Back to the usual value, %1</source>
        <translation>Zurück zum üblichen Wert, %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
</context>
<context>
    <name>sluice::FieldPreview</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Is evaluated…</source>
        <translation>Wird ausgewertet …</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>No value yet: there is no sample of what %1 gives.</source>
        <translation>Noch kein Wert: Es gibt kein Beispiel dafür, was %1 ergibt.</translation>
    </message>
    <message>
        <source>Pin a sample of %1</source>
        <translation>Ein Beispiel von %1 anheften</translation>
    </message>
    <message>
        <source>No value yet: there is no input to try this with.</source>
        <translation>Noch kein Wert: Es gibt keine Eingabe, um das zu probieren.</translation>
    </message>
    <message>
        <source>Save an input</source>
        <translation>Eine Eingabe aufbewahren</translation>
    </message>
    <message>
        <source>No value yet: the list of %1 has no sample item.</source>
        <translation>Noch kein Wert: Die Liste von %1 hat kein Beispielelement.</translation>
    </message>
    <message>
        <source>Look at the list of %1</source>
        <translation>Die Liste von %1 ansehen</translation>
    </message>
    <message>
        <source>Value of %1 with the samples</source>
        <translation>Wert von %1 mit den Beispielen</translation>
    </message>
</context>
<context>
    <name>sluice::FilterEdit</name>
    <message>
        <source>Go into this field</source>
        <translation>In dieses Feld gehen</translation>
    </message>
    <message>
        <source>Clear this field</source>
        <translation>Dieses Feld leeren</translation>
    </message>
</context>
<context>
    <name>sluice::FindBar</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Find in this workflow</source>
        <translation>In diesem Workflow suchen</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Capitals count</source>
        <translation>Groß- und Kleinschreibung zählt</translation>
    </message>
    <message>
        <source>The place before (Shift+Enter)</source>
        <translation>Die Stelle davor (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>The next place (Enter)</source>
        <translation>Die nächste Stelle (Eingabe)</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>sluice::ForkPanel</name>
    <message>
        <source>This is no JSON.</source>
        <translation>Das ist kein JSON.</translation>
    </message>
    <message>
        <source>Fork of the run</source>
        <translation>Abzweigung vom Lauf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is changed in the fork</source>
        <translation>Was im abgezweigten Lauf anders ist</translation>
    </message>
    <message>
        <source>Data of the fork</source>
        <translation>Daten des abgezweigten Laufs</translation>
    </message>
    <message>
        <source>Fork run %1 after event %2</source>
        <translation>Lauf %1 nach Ereignis %2 abzweigen</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Change the input of %1</source>
        <translation>Eingabe von %1 ändern</translation>
    </message>
    <message>
        <source>Change the output of %1</source>
        <translation>Ausgabe von %1 ändern</translation>
    </message>
    <message>
        <source>This input is too long to be edited here.</source>
        <translation>Diese Eingabe ist zu lang, um hier bearbeitet zu werden.</translation>
    </message>
    <message>
        <source>This is not one JSON value.</source>
        <translation>Das ist nicht ein JSON-Wert.</translation>
    </message>
    <message>
        <source>Reading what can be changed…</source>
        <translation>Es wird gelesen, was geändert werden kann …</translation>
    </message>
    <message numerus="yes">
        <source>A new run begins with the first %n event(s) of run %1, on %2, and goes on from there: what it does from then on, it does once more. Run %1 stays as it is.</source>
        <translation>
            <numerusform>Ein neuer Lauf beginnt mit dem ersten Ereignis von Lauf %1, auf %2 und geht von da an weiter: Was er von da an tut, tut er noch einmal. Lauf %1 bleibt, wie er ist.</numerusform>
            <numerusform>Ein neuer Lauf beginnt mit den ersten %n Ereignissen von Lauf %1, auf %2 und geht von da an weiter: Was er von da an tut, tut er noch einmal. Lauf %1 bleibt, wie er ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>the version that ran</source>
        <translation>der Version, die lief,</translation>
    </message>
    <message>
        <source>%1, the version that ran</source>
        <translation>%1, der Version, die lief,</translation>
    </message>
</context>
<context>
    <name>sluice::FormRow</name>
    <message>
        <source>%1 (required)</source>
        <translation>%1 (nötig)</translation>
    </message>
</context>
<context>
    <name>sluice::GanttView</name>
    <message>
        <source>%1: %2, from %3 on</source>
        <comment>step, what it did, time since the run began</comment>
        <translation>%1: %2, ab %3</translation>
    </message>
    <message>
        <source>(on the critical path)</source>
        <translation>(auf dem kritischen Pfad)</translation>
    </message>
</context>
<context>
    <name>sluice::GrowthCard</name>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Nothing listens to the invite funnel</source>
        <translation>Nichts hört auf die Einladungen</translation>
    </message>
    <message>
        <source>How users bring in users shows here once sluice.json of the workspace has &quot;growth&quot; and the workspace is opened again. The page Growth of the help says how; the sample referral-growth has it all.</source>
        <translation>Wie Nutzer Nutzer bringen, steht hier, sobald sluice.json des Arbeitsbereichs &quot;growth&quot; enthält und der Arbeitsbereich neu geöffnet ist. Die Hilfeseite Growth sagt wie; das Beispiel referral-growth hat alles.</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>How the forecast is shown</source>
        <translation>Wie die Vorhersage gezeigt wird</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>Kohorten</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
    <message>
        <source>What Optimizer has said</source>
        <translation>Was Optimizer gesagt hat</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a figure, its interval</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Invites per user</source>
        <translation>Einladungen je Nutzer</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Wandlung</translation>
    </message>
    <message>
        <source>Median cycle</source>
        <translation>Mittlerer Zyklus</translation>
    </message>
    <message numerus="yes">
        <source>95 % intervals over %n user(s) whose time to invite is over.</source>
        <translation>
            <numerusform>95-%-Intervalle über %n Nutzer, dessen Zeit zum Einladen vorbei ist.</numerusform>
            <numerusform>95-%-Intervalle über %n Nutzer, deren Zeit zum Einladen vorbei ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was wrong with the events.</source>
        <translation>An den Ereignissen war nichts falsch.</translation>
    </message>
    <message>
        <source>Of the events:</source>
        <translation>Von den Ereignissen:</translation>
    </message>
    <message>
        <source>Ordered on the Health page</source>
        <translation>Auf der Seite „Zustand“ angeordnet</translation>
    </message>
    <message>
        <source>%1 users, %2 invites</source>
        <translation>%1 Nutzer, %2 Einladungen</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n strategy(s)</source>
        <translation>
            <numerusform>%n Strategie</numerusform>
            <numerusform>%n Strategien</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>%1 begins anew</source>
        <translation>%1 beginnt neu</translation>
    </message>
</context>
<context>
    <name>sluice::GrowthChart</name>
    <message>
        <source>Users who join in a day</source>
        <translation>Nutzer, die an einem Tag beitreten</translation>
    </message>
    <message>
        <source>Users who join in a day, with their forecast</source>
        <translation>Nutzer, die an einem Tag beitreten, mit ihrer Vorhersage</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>beigetreten</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>95 % of what comes lies within</source>
        <translation>95 % von dem, was kommt, liegt zwischen</translation>
    </message>
</context>
<context>
    <name>sluice::GrowthModelRow</name>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>knows what was until %1</source>
        <translation>weiß, was bis %1 war</translation>
    </message>
    <message>
        <source>has told nothing yet</source>
        <translation>hat noch nichts gesagt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <comment>a growth model</comment>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <comment>a growth model</comment>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>What came meanwhile is taken then.</source>
        <translation>Was inzwischen kam, wird dann genommen.</translation>
    </message>
    <message>
        <source>What comes waits, up to 10,000 events. The pause ends with the engine: after a restart it works again.</source>
        <translation>Was kommt, wartet, bis zu 10.000 Ereignisse. Die Pause endet mit der Engine: nach einem Neustart arbeitet es wieder.</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Neu beginnen…</translation>
    </message>
    <message>
        <source>Have %1 begin anew</source>
        <comment>a growth model</comment>
        <translation>%1 neu beginnen lassen</translation>
    </message>
    <message>
        <source>Forgets what it knows. You are asked why first.</source>
        <translation>Vergisst, was es weiß. Vorher werden Sie nach dem Grund gefragt.</translation>
    </message>
    <message>
        <source>last told %1</source>
        <translation>zuletzt berichtet %1</translation>
    </message>
</context>
<context>
    <name>sluice::GrowthResetPanel</name>
    <message>
        <source>%1 forgets what it knows (%2) and begins anew, for good: not even a restart brings it back, and recorded events of before are not taken again.</source>
        <translation>%1 vergisst, was es weiß (%2), und beginnt für immer neu: auch ein Neustart bringt es nicht zurück, und aufgezeichnete Ereignisse von vorher werden nicht wieder genommen.</translation>
    </message>
    <message>
        <source>Have %1 begin anew</source>
        <comment>a growth model</comment>
        <translation>%1 neu beginnen lassen</translation>
    </message>
</context>
<context>
    <name>sluice::GuardedRetry</name>
    <message numerus="yes">
        <source>Retry %n letter(s), step by step</source>
        <translation>
            <numerusform>%n Letter mit Vorsicht wiederholen</numerusform>
            <numerusform>%n Letters mit Vorsicht wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>One letter first, then ten, then the rest</source>
        <translation>Zuerst ein Letter, dann zehn, dann der Rest</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source> letters a second</source>
        <translation> Letters je Sekunde</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>Letters sent a second, at most</source>
        <translation>Letters je Sekunde, höchstens</translation>
    </message>
    <message>
        <source>Stop when more fail again than</source>
        <translation>Stoppen, wenn mehr erneut scheitern als</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Share of failures above which the retry stops</source>
        <translation>Anteil der Fehlschläge, über dem die Wiederholung stoppt</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s)</source>
        <translation>
            <numerusform>%n Letter wiederholen</numerusform>
            <numerusform>%n Letters wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>First look at what the edit does</source>
        <translation>Sehen Sie zuerst, was die Bearbeitung tut</translation>
    </message>
    <message>
        <source>Edit the input of each first; the originals are kept</source>
        <translation>Zuerst die Eingabe jedes Letters bearbeiten; die Originale bleiben</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s) with edited input</source>
        <translation>
            <numerusform>%n Letter mit bearbeiteter Eingabe wiederholen</numerusform>
            <numerusform>%n Letters mit bearbeiteter Eingabe wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>The last letter goes out after about %1.</source>
        <translation>Der letzte Letter geht nach etwa %1 hinaus.</translation>
    </message>
    <message>
        <source>The letters go out as fast as the engine takes them.</source>
        <translation>Die Letters gehen so schnell hinaus, wie die Engine sie annimmt.</translation>
    </message>
    <message>
        <source>Each part waits until the one before it has ended.</source>
        <translation>Jeder Teil wartet, bis der vor ihm zu Ende ist.</translation>
    </message>
    <message>
        <source>It stops by itself when more than %1 % of the last letters fail again.</source>
        <translation>Es hält von selbst an, wenn mehr als %1 % der letzten Letters wieder scheitern.</translation>
    </message>
    <message>
        <source>It goes on however many fail again.</source>
        <translation>Es geht weiter, wie viele auch wieder scheitern.</translation>
    </message>
</context>
<context>
    <name>sluice::HealthCharts</name>
    <message>
        <source>How far back the charts go</source>
        <translation>Wie weit die Diagramme zurückreichen</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>Schritte pro Sekunde</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>of these, failed</source>
        <translation>davon gescheitert</translation>
    </message>
    <message>
        <source>In the queues</source>
        <translation>In den Warteschlangen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Follow again</source>
        <translation>Wieder folgen</translation>
    </message>
    <message>
        <source>Pause the charts</source>
        <translation>Diagramme anhalten</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Which charts are shown</source>
        <translation>Welche Diagramme gezeigt werden</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Save what the charts show as a picture or a table</source>
        <translation>Sichert, was die Diagramme zeigen, als Bild oder Tabelle</translation>
    </message>
    <message>
        <source>Response times</source>
        <translation>Antwortzeiten</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>99th percentile</source>
        <translation>99. Perzentil</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>of one core</source>
        <translation>eines Kerns</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>accounted for</source>
        <translation>verbucht</translation>
    </message>
    <message>
        <source>Save what the charts show</source>
        <translation>Sichern, was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Figures of the charts, newest first</source>
        <translation>Zahlen der Diagramme, neueste zuerst</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::HealthHistory</name>
    <message>
        <source>The breaker of %1 opened</source>
        <translation>Der Schutzschalter von %1 hat geöffnet</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <comment>a component</comment>
        <translation>%1 wurde neu gestartet</translation>
    </message>
</context>
<context>
    <name>sluice::HealthPage</name>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Nothing reports yet</source>
        <translation>Noch meldet sich nichts</translation>
    </message>
    <message>
        <source>Components, circuit breakers and queues show here as soon as the engine runs.</source>
        <translation>Komponenten, Schutzschalter und Warteschlangen stehen hier, sobald die Engine läuft.</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Let %1 go again</source>
        <translation>%1 wieder freigeben</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Components and connections</source>
        <translation>Komponenten und Verbindungen</translation>
    </message>
    <message>
        <source>Ordered on the Health page</source>
        <translation>Auf der Seite „Zustand“ angeordnet</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gesichert als %1</translation>
    </message>
    <message>
        <source>Map of events</source>
        <translation>Karte der Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>%n more on the page Queues</source>
        <translation>
            <numerusform>%n weitere auf der Seite Warteschlangen</numerusform>
            <numerusform>%n weitere auf der Seite Warteschlangen</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
</context>
<context>
    <name>sluice::HeatCanvas</name>
    <message>
        <source>How hot each task is</source>
        <translation>Wie heiß jede Aufgabe ist</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a task, its figure</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sluice::HelpAbout</name>
    <message>
        <source>About Sluice</source>
        <translation>Über Sluice</translation>
    </message>
    <message>
        <source>Sluice %1 designs integration workflows, runs them durably, and shows how they are.

It is free software under the GNU General Public License, version 3 or later, and comes without any warranty. It is built with Qt %2, Qt Charts, QScintilla, Boost, SQLite and the icons of Breeze.</source>
        <translation>Sluice %1 entwirft Integrations-Workflows, führt sie dauerhaft aus und zeigt, wie es ihnen geht.

Es ist freie Software unter der GNU General Public License, Version 3 oder später, und kommt ohne jede Gewährleistung. Es ist mit Qt %2, Qt Charts, QScintilla, Boost, SQLite und den Symbolen von Breeze gebaut.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>For a report of a problem. It holds versions, counts and the last lines of the log; no payload, no secret, no address.</source>
        <translation>Für die Meldung eines Problems. Sie enthält Versionen, Zahlen und die letzten Zeilen des Protokolls; keine Nutzdaten, kein Geheimnis, keine Adresse.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Gather them again</source>
        <translation>Neu zusammenstellen</translation>
    </message>
    <message>
        <source>Log of the engine</source>
        <translation>Protokoll der Engine</translation>
    </message>
    <message>
        <source>This engine writes no log.</source>
        <translation>Diese Engine schreibt kein Protokoll.</translation>
    </message>
    <message>
        <source>%1
A JSON object a line; a full file is renamed, and the oldest goes.</source>
        <translation>%1
Ein JSON-Objekt je Zeile; eine volle Datei wird umbenannt, und die älteste entfällt.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::HelpOverview</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>What is where</source>
        <translation>Was wo ist</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Auf der Fläche</translation>
    </message>
    <message>
        <source>Look at the past of a run</source>
        <translation>In die Vergangenheit eines Laufs sehen</translation>
    </message>
    <message>
        <source>Choose a run in the list above the canvas, “Shows: …”. Below the canvas there is a slider then: each of its places is one event of the run. Drag it, and every task, edge and piece of data is shown as it was at that moment, on the version that ran, where nothing can be edited. Marks above the slider are failures, halts and dead letters. “Fork from here” starts a new run that goes on from that moment, with other data if you like; the old run stays as it is.</source>
        <translation>Wählen Sie in der Liste über der Fläche, „Zeigt: …“, einen Lauf. Unter der Fläche erscheint dann ein Schieber: Jede seiner Stellen ist ein Ereignis des Laufs. Ziehen Sie ihn, und jede Aufgabe, jede Kante und alle Daten werden so gezeigt, wie sie in jenem Moment waren, auf der Version, die lief und in der nichts bearbeitet werden kann. Zeichen über dem Schieber sind Fehlschläge, Halte und Dead Letters. „Von hier abzweigen“ startet einen neuen Lauf, der von jenem Moment an weitergeht, auf Wunsch mit anderen Daten; der alte Lauf bleibt, wie er ist.</translation>
    </message>
</context>
<context>
    <name>sluice::HelpPage</name>
    <message>
        <source>What is where, shortcuts</source>
        <translation>Was wo ist, Tastenkürzel</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>Aufgabe: %1</translation>
    </message>
    <message>
        <source>About, diagnostics, log</source>
        <translation>Über, Diagnose, Protokoll</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Topics of the help</source>
        <translation>Themen der Hilfe</translation>
    </message>
    <message>
        <source>Try a workflow</source>
        <translation>Einen Workflow ausprobieren</translation>
    </message>
</context>
<context>
    <name>sluice::HelpTask</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>text of several lines</source>
        <translation>mehrzeiliger Text</translation>
    </message>
    <message>
        <source>expression in JavaScript</source>
        <translation>Ausdruck in JavaScript</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>one of a list</source>
        <translation>eins aus einer Liste</translation>
    </message>
    <message>
        <source>duration, such as 250ms or 5s</source>
        <translation>Dauer, etwa 250ms oder 5s</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>path in the workspace</source>
        <translation>Pfad im Arbeitsbereich</translation>
    </message>
    <message>
        <source>JSON value</source>
        <translation>JSON-Wert</translation>
    </message>
    <message>
        <source>names and texts</source>
        <translation>Namen und Texte</translation>
    </message>
    <message>
        <source>workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>It acts outside of its run: somebody else can notice that it was done.</source>
        <translation>Sie wirkt außerhalb ihres Laufs: Andere können bemerken, dass sie ausgeführt wurde.</translation>
    </message>
    <message>
        <source>It changes nothing outside of its run: nobody else can notice that it was done.</source>
        <translation>Sie ändert nichts außerhalb ihres Laufs: Niemand sonst kann bemerken, dass sie ausgeführt wurde.</translation>
    </message>
    <message>
        <source>It can be repeated safely: done twice, it has the same effect as once.</source>
        <translation>Sie lässt sich gefahrlos wiederholen: Zweimal ausgeführt wirkt sie wie einmal.</translation>
    </message>
    <message>
        <source>Done twice, it may have its effect twice. When nobody knows how an attempt went, it becomes a dead letter, unless the task is marked as safe to repeat.</source>
        <translation>Zweimal ausgeführt wirkt sie womöglich zweimal. Weiß niemand, wie ein Versuch ausging, wird daraus ein Dead Letter, außer die Aufgabe ist als gefahrlos wiederholbar gekennzeichnet.</translation>
    </message>
    <message>
        <source>Whether it can be repeated safely depends on “%1”: it can with %2.</source>
        <translation>Ob sie sich gefahrlos wiederholen lässt, hängt von „%1“ ab: mit %2 ja.</translation>
    </message>
    <message>
        <source>With “%1” any call can be repeated.</source>
        <translation>Mit „%1“ lässt sich jeder Aufruf wiederholen.</translation>
    </message>
    <message>
        <source>It is done by the engine itself, at once.</source>
        <translation>Die Engine führt sie selbst und sofort aus.</translation>
    </message>
    <message>
        <source>It is done beside the engine, thousands at a time.</source>
        <translation>Sie läuft neben der Engine, zu Tausenden zugleich.</translation>
    </message>
    <message>
        <source>It is done by one of a few workers, and waits for one that is free.</source>
        <translation>Einer von wenigen Arbeitern führt sie aus; sie wartet, bis einer frei ist.</translation>
    </message>
    <message>
        <source>It goes on through: %1.</source>
        <translation>Weiter geht es über: %1.</translation>
    </message>
    <message>
        <source>What it does to the world</source>
        <translation>Was sie in der Welt bewirkt</translation>
    </message>
    <message>
        <source>It has no parameters</source>
        <translation>Sie hat keine Parameter</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Example, as in the file of a workflow</source>
        <translation>Beispiel, wie in der Datei eines Workflows</translation>
    </message>
    <message>
        <source>Copy the example</source>
        <translation>Beispiel kopieren</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>usually %1</source>
        <comment>the value when none is given</comment>
        <translation>sonst %1</translation>
    </message>
    <message>
        <source>statement in SQL, with :name or ? for what is bound to it</source>
        <translation>Anweisung in SQL, mit :name oder ? für das, was an sie gebunden wird</translation>
    </message>
    <message>
        <source>What goes in:</source>
        <translation>Was hineingeht:</translation>
    </message>
    <message>
        <source>What comes out:</source>
        <translation>Was herauskommt:</translation>
    </message>
</context>
<context>
    <name>sluice::HelpTrying</name>
    <message>
        <source>Try a workflow</source>
        <translation>Einen Workflow ausprobieren</translation>
    </message>
    <message>
        <source>On the page Design a workflow is tried out as it is on the screen, saved or not. The canvas shows the run as it goes. The commands are in the menu beside Run, in the menu of a node, and in the command palette.</source>
        <translation>Auf der Seite Entwurf wird ein Workflow so ausprobiert, wie er auf dem Bildschirm steht, gespeichert oder nicht. Die Arbeitsfläche zeigt den Lauf, während er läuft. Die Befehle stehen im Menü neben „Starten“, im Menü eines Knotens und in der Befehlspalette.</translation>
    </message>
    <message>
        <source>Runs the whole workflow. Edits that are not saved run too, as a draft that is kept with the run.</source>
        <translation>Führt den ganzen Workflow aus. Auch ungespeicherte Änderungen laufen mit, als Entwurf, der beim Lauf aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Runs what leads to the selected task, and that task; then the run ends.</source>
        <translation>Führt aus, was zur gewählten Aufgabe führt, und diese selbst; dann endet der Lauf.</translation>
    </message>
    <message>
        <source>Runs the selected task and what comes after it. What it leaves out gives its pinned sample, or else its output of the run on the canvas or of the last run. Inside a loop, the run begins at the outermost loop.</source>
        <translation>Führt die gewählte Aufgabe aus und was nach ihr kommt. Was dabei ausgelassen wird, liefert sein festgehaltenes Beispiel, sonst seine Ausgabe aus dem Lauf auf der Arbeitsfläche oder aus dem letzten Lauf. In einer Schleife beginnt der Lauf bei der äußersten Schleife.</translation>
    </message>
    <message>
        <source>Starts a run that is paused before its first step.</source>
        <translation>Startet einen Lauf, der vor seinem ersten Schritt pausiert.</translation>
    </message>
    <message>
        <source>Lets a paused run start one step: the selected one if it is ready, else the first that is.</source>
        <translation>Lässt einen pausierten Lauf einen Schritt beginnen: den gewählten, wenn er bereit ist, sonst den ersten bereiten.</translation>
    </message>
    <message>
        <source>A paused run lets the steps under way finish and starts no other. Resuming lets it go on.</source>
        <translation>Ein pausierter Lauf lässt laufende Schritte zu Ende gehen und beginnt keine neuen. Mit dem Fortsetzen geht er weiter.</translation>
    </message>
    <message>
        <source>The run halts before the selected task, as does a run under way. A click on the left edge of a node does the same. Resuming never halts again at the same step; in a loop, each item halts once.</source>
        <translation>Der Lauf hält vor der gewählten Aufgabe an, auch einer, der schon läuft. Ein Klick auf den linken Rand eines Knotens bewirkt dasselbe. Nach dem Fortsetzen hält er nie wieder vor demselben Schritt; in einer Schleife hält er bei jedem Element einmal.</translation>
    </message>
    <message>
        <source>Nothing goes out: each task that would call, write or send gives what you wrote for it in its Data tab, an output or a failure. Where nothing is written, the run is not started, and the tasks are named.</source>
        <translation>Nichts geht nach außen: Jede Aufgabe, die etwas aufrufen, schreiben oder senden würde, liefert, was Sie auf ihrem Reiter „Daten“ dafür geschrieben haben, eine Ausgabe oder einen Fehler. Fehlt das, so wird der Lauf nicht gestartet, und die Aufgaben werden genannt.</translation>
    </message>
    <message>
        <source>Cancels the run on the canvas.</source>
        <translation>Bricht den Lauf auf der Arbeitsfläche ab.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command (keys)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Marks on a node</source>
        <translation>Zeichen an einem Knoten</translation>
    </message>
    <message>
        <source>A square on the left edge is a breakpoint. Two bars: the run is halted before the task. A half ring: in a dry run, what you wrote stands for it.</source>
        <translation>Ein Quadrat am linken Rand ist ein Haltepunkt. Zwei Balken: Der Lauf ist vor der Aufgabe angehalten. Ein halber Ring: In einem Probelauf steht dafür, was Sie geschrieben haben.</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Breakpoints, samples and what stands for tasks are no part of the workflow: they make no version and are not undone. They, edits that are not saved, and a halted run are there again after a crash.</source>
        <translation>Haltepunkte, Beispiele und was für Aufgaben steht, gehören nicht zum Workflow: Sie ergeben keine Version und werden nicht rückgängig gemacht. Sie, ungespeicherte Änderungen und ein angehaltener Lauf sind nach einem Absturz wieder da.</translation>
    </message>
</context>
<context>
    <name>sluice::HintBar</name>
    <message numerus="yes">
        <source>Run: %1 done, %n dead letter(s)</source>
        <translation>
            <numerusform>Gelaufen: %1 fertig, %n Dead Letter</numerusform>
            <numerusform>Gelaufen: %1 fertig, %n Dead Letters</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the sample</source>
        <translation>Das Beispiel starten</translation>
    </message>
    <message numerus="yes">
        <source>Open the %n letter(s)</source>
        <translation>
            <numerusform>Den %n Letter öffnen</numerusform>
            <numerusform>Die %n Letters öffnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the letters</source>
        <translation>Die Letters öffnen</translation>
    </message>
    <message>
        <source>Repaired and retried: %1 done</source>
        <translation>Repariert und wiederholt: %1 fertig</translation>
    </message>
    <message>
        <source>The service is repaired: now retry the letters</source>
        <translation>Der Dienst ist repariert: wiederholen Sie nun die Letters</translation>
    </message>
    <message>
        <source>Repair the service, then retry the letters</source>
        <translation>Den Dienst reparieren, dann die Letters wiederholen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Repair the service</source>
        <translation>Dienst reparieren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Geschafft</translation>
    </message>
    <message>
        <source>Your first minute</source>
        <translation>Ihre erste Minute</translation>
    </message>
    <message>
        <source>Close this hint</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>sluice::InfoBar</name>
    <message>
        <source>Copy this message</source>
        <translation>Diese Meldung kopieren</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>sluice::InputSheet</name>
    <message>
        <source>Save this input as…</source>
        <translation>Diese Eingabe speichern als…</translation>
    </message>
    <message>
        <source>Replace the saved input %1</source>
        <translation>Gespeicherte Eingabe %1 ersetzen</translation>
    </message>
    <message>
        <source>Save this input</source>
        <translation>Diese Eingabe speichern</translation>
    </message>
    <message>
        <source>Run %1 with an input</source>
        <translation>%1 mit einer Eingabe ausführen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>JSON. Empty: the run has no input.</source>
        <translation>JSON. Leer: Der Lauf hat keine Eingabe.</translation>
    </message>
    <message>
        <source>Save it as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Input of the run</source>
        <translation>Eingabe des Laufs</translation>
    </message>
    <message>
        <source>Name of the saved input</source>
        <translation>Name der gespeicherten Eingabe</translation>
    </message>
    <message>
        <source>Run with this input</source>
        <translation>Mit dieser Eingabe ausführen</translation>
    </message>
    <message>
        <source>Run with this input (%1)</source>
        <translation>Mit dieser Eingabe ausführen (%1)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run with an input</source>
        <translation>Mit einer Eingabe ausführen</translation>
    </message>
    <message>
        <source>Kept in the workflow, among its triggers.</source>
        <translation>Bleibt im Workflow, bei seinen Auslösern.</translation>
    </message>
</context>
<context>
    <name>sluice::Inspector</name>
    <message>
        <source>Expressions name this task&apos;s output by its id</source>
        <translation>Ausdrücke nennen die Ausgabe dieser Aufgabe bei ihrer Kennung</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) selected</source>
        <translation>
            <numerusform>%n Aufgabe gewählt</numerusform>
            <numerusform>%n Aufgaben gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>The id %1 is taken or malformed: letters, digits, _ and - only, not a digit first. Kept %2.</source>
        <translation>Die Kennung %1 ist vergeben oder fehlerhaft: nur Buchstaben, Ziffern, _ und -, keine Ziffer zuerst. Es bleibt bei %2.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>Name der Aufgabe</translation>
    </message>
    <message>
        <source>Id of the task</source>
        <translation>Kennung der Aufgabe</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Why this task is there, whom to ask, what to watch</source>
        <translation>Warum es diese Aufgabe gibt, wen man fragt, worauf zu achten ist</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>sluice::JsonField</name>
    <message>
        <source>Write exactly one JSON value, such as null or {}.</source>
        <translation>Schreiben Sie genau einen JSON-Wert, etwa null oder {}.</translation>
    </message>
    <message>
        <source>Line %1 is no JSON: %2.</source>
        <translation>Zeile %1 ist kein JSON: %2.</translation>
    </message>
</context>
<context>
    <name>sluice::JsonModel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>positions in a list</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>fields, %1</source>
        <translation>Felder, %1</translation>
    </message>
    <message>
        <source>items, %1</source>
        <translation>Einträge, %1</translation>
    </message>
</context>
<context>
    <name>sluice::JsonTree</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>sluice::KeyValueEditor</name>
    <message>
        <source>A value without a key is not kept.</source>
        <translation>Ein Wert ohne Schlüssel wird nicht behalten.</translation>
    </message>
    <message>
        <source>The key %1 is there twice; the last one holds.</source>
        <translation>Den Schlüssel %1 gibt es zweimal; der letzte gilt.</translation>
    </message>
    <message>
        <source>Remove a row of %1</source>
        <translation>Eine Zeile von %1 entfernen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Neue Zeile</translation>
    </message>
</context>
<context>
    <name>sluice::LetterActions</name>
    <message>
        <source>Letter %1: %2</source>
        <translation>Letter %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) discarded</source>
        <translation>
            <numerusform>%n Letter verworfen</numerusform>
            <numerusform>%n Letters verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 refused: %1</source>
        <translation>1 abgelehnt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) sent on; the outcome will show here</source>
        <translation>
            <numerusform>%n Letter wieder losgeschickt; was daraus wird, steht gleich hier</numerusform>
            <numerusform>%n Letters wieder losgeschickt; was daraus wird, steht gleich hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) retried and succeeded</source>
        <translation>
            <numerusform>%n Letter wiederholt und gelungen</numerusform>
            <numerusform>%n Letters wiederholt und gelungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Letter %1 failed again: %2</source>
        <comment>letter, what happened</comment>
        <translation>Letter %1 ist wieder gescheitert: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) failed again: %1</source>
        <translation>
            <numerusform>%n Letter ist wieder gescheitert: %1</numerusform>
            <numerusform>%n Letters sind wieder gescheitert: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) failed again, of several causes</source>
        <translation>
            <numerusform>%n Letter ist wieder gescheitert, aus mehreren Gründen</numerusform>
            <numerusform>%n Letters sind wieder gescheitert, aus mehreren Gründen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still under way</source>
        <translation>
            <numerusform>%n noch unterwegs</numerusform>
            <numerusform>%n noch unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) snoozed</source>
        <translation>
            <numerusform>%n Letter zurückgestellt</numerusform>
            <numerusform>%n Letters zurückgestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) brought back</source>
        <translation>
            <numerusform>%n Letter zurückgeholt</numerusform>
            <numerusform>%n Letters zurückgeholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n discard(s) taken back; the runs go on, and wait for a decision</source>
        <translation>
            <numerusform>%n Verwerfen zurückgenommen; der Lauf geht weiter und wartet auf eine Entscheidung</numerusform>
            <numerusform>%n Mal das Verwerfen zurückgenommen; die Läufe gehen weiter und warten auf eine Entscheidung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) resolved by hand; the runs go on</source>
        <translation>
            <numerusform>%n Letter von Hand erledigt; der Lauf geht weiter</numerusform>
            <numerusform>%n Letters von Hand erledigt; die Läufe gehen weiter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterBin</name>
    <message>
        <source>Restore letter %1</source>
        <translation>Letter %1 wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n letter(s)</source>
        <translation>
            <numerusform>%n Letter wiederherstellen</numerusform>
            <numerusform>%n Letters wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>The run that failed goes on as after a restart, and its letters wait for a decision again</source>
        <translation>Der gescheiterte Lauf geht weiter wie nach einem Neustart, und seine Letters warten wieder auf eine Entscheidung</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>What was discarded in the last %n day(s). It can be restored until that time is over.</source>
        <translation>
            <numerusform>Was am letzten Tag verworfen wurde. Bis diese Zeit um ist, lässt es sich wiederherstellen.</numerusform>
            <numerusform>Was in den letzten %n Tagen verworfen wurde. Bis diese Zeit um ist, lässt es sich wiederherstellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the letters</source>
        <translation>Zurück zu den Letters</translation>
    </message>
    <message>
        <source>Discarded letters, the last one first</source>
        <translation>Verworfene Letters, der letzte zuerst</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Letters that are discarded come here, and can be restored for a while.</source>
        <translation>Verworfene Letters kommen hierher und lassen sich eine Weile wiederherstellen.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more letter(s) that were discarded before these</source>
        <translation>
            <numerusform>… und %n weiterer Letter, der davor verworfen wurde</numerusform>
            <numerusform>… und %n weitere Letters, die davor verworfen wurden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::LetterContext</name>
    <message>
        <source>Connection %1 now</source>
        <translation>Verbindung %1 jetzt</translation>
    </message>
    <message>
        <source>Nothing is known of it: the engine has no such connection now.</source>
        <translation>Darüber ist nichts bekannt: Die Engine hat jetzt keine solche Verbindung.</translation>
    </message>
    <message>
        <source>It tries again %1.</source>
        <translation>Sie versucht es %1 wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the last %n call(s) failed.</source>
        <translation>
            <numerusform>%1 des letzten %n Aufrufs gescheitert.</numerusform>
            <numerusform>%1 der letzten %n Aufrufe gescheitert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Limit: %1.</source>
        <translation>Grenze: %1.</translation>
    </message>
    <message>
        <source>%1 of %2 in use, %3 waiting.</source>
        <translation>%1 von %2 in Gebrauch, %3 warten.</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <comment>age of figures</comment>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>Breaker %1 since %2.</source>
        <comment>state, moment</comment>
        <translation>Breaker %1 seit %2.</translation>
    </message>
    <message>
        <source>These figures are old: they are from %1.</source>
        <translation>Diese Zahlen sind alt: Sie sind von %1.</translation>
    </message>
</context>
<context>
    <name>sluice::LetterFilterBar</name>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n Letter</numerusform>
            <numerusform>%n Letters</numerusform>
        </translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>Nach Ursache</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>How letters are listed</source>
        <translation>Wie Letters aufgelistet sind</translation>
    </message>
    <message>
        <source>All workflows</source>
        <translation>Alle Workflows</translation>
    </message>
    <message>
        <source>Filter by workflow</source>
        <translation>Nach Workflow filtern</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufgaben</translation>
    </message>
    <message>
        <source>Filter by task</source>
        <translation>Nach Aufgabe filtern</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Zustand filtern</translation>
    </message>
    <message>
        <source>Filter by item, payload or error</source>
        <translation>Nach Element, Nutzdaten oder Fehler filtern</translation>
    </message>
    <message numerus="yes">
        <source>Retry all %n letter(s)…</source>
        <translation>
            <numerusform>%n Letter wiederholen …</numerusform>
            <numerusform>Alle %n Letters wiederholen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter by kind</source>
        <translation>Nach Art filtern</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>letters, causes</comment>
        <translation>%1 aus %2</translation>
    </message>
    <message numerus="yes">
        <source>%n cause(s)</source>
        <translation>
            <numerusform>%n Ursache</numerusform>
            <numerusform>%n Ursachen</numerusform>
        </translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
    <message>
        <source>Filter by connection</source>
        <translation>Nach Verbindung filtern</translation>
    </message>
    <message>
        <source>All kinds of failure</source>
        <translation>Alle Arten von Fehlern</translation>
    </message>
    <message>
        <source>Filter by kind of failure</source>
        <translation>Nach Art des Fehlers filtern</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
</context>
<context>
    <name>sluice::LetterListModel</name>
    <message>
        <source>First seen %1, last seen %2</source>
        <translation>Zuerst gesehen %1, zuletzt gesehen %2</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n Letter</numerusform>
            <numerusform>%n Letters</numerusform>
        </translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>%1; first %2</source>
        <comment>last and first seen, as ages</comment>
        <translation>%1; zuerst %2</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Kind of failure</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Retried</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Letters that came by hour, the last hour at the end: %1</source>
        <translation>Letters je Stunde, die letzte Stunde am Ende: %1</translation>
    </message>
    <message>
        <source>new</source>
        <comment>letters of a cause</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>rising</source>
        <comment>letters of a cause</comment>
        <translation>steigend</translation>
    </message>
    <message>
        <source>steady</source>
        <comment>letters of a cause</comment>
        <translation>gleich</translation>
    </message>
    <message>
        <source>falling</source>
        <comment>letters of a cause</comment>
        <translation>fallend</translation>
    </message>
    <message>
        <source>quiet</source>
        <comment>letters of a cause</comment>
        <translation>still</translation>
    </message>
    <message>
        <source>Trend, state</source>
        <translation>Trend, Zustand</translation>
    </message>
</context>
<context>
    <name>sluice::LetterPanel</name>
    <message>
        <source>Retry step %1 with the input edited before</source>
        <translation>Schritt %1 mit der zuvor geänderten Eingabe wiederholen</translation>
    </message>
    <message>
        <source>Retry step %1 with its original input</source>
        <translation>Schritt %1 mit seiner ursprünglichen Eingabe wiederholen</translation>
    </message>
    <message>
        <source>Discard letter %1…</source>
        <translation>Letter %1 verwerfen…</translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s)</source>
        <translation>
            <numerusform>%n Letter wiederholen</numerusform>
            <numerusform>%n Letters wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Each step starts again with the input that it has</source>
        <translation>Jeder Schritt beginnt erneut mit der Eingabe, die er hat</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n letter(s)…</source>
        <translation>
            <numerusform>%n Letter verwerfen…</numerusform>
            <numerusform>%n Letters verwerfen…</numerusform>
        </translation>
    </message>
    <message>
        <source>This may already have happened. Look at the other side before you retry it.</source>
        <translation>Dies kann schon geschehen sein. Sehen Sie auf der Gegenseite nach, bevor Sie wiederholen.</translation>
    </message>
    <message numerus="yes">
        <source>%n of these letters may already have happened. Look at the other side before you retry.</source>
        <translation>
            <numerusform>%n dieser Letters kann schon geschehen sein. Sehen Sie auf der Gegenseite nach, bevor Sie wiederholen.</numerusform>
            <numerusform>%n dieser Letters können schon geschehen sein. Sehen Sie auf der Gegenseite nach, bevor Sie wiederholen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This letter was retried %n time(s) and failed each time. Retry it again?</source>
        <translation>
            <numerusform>Dieser Letter wurde %n-mal wiederholt und ist jedes Mal gescheitert. Noch einmal?</numerusform>
            <numerusform>Dieser Letter wurde %n-mal wiederholt und ist jedes Mal gescheitert. Noch einmal?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these letters failed four retries or more. Retry them again?</source>
        <translation>
            <numerusform>%n dieser Letters ist bei vier Wiederholungen oder mehr gescheitert. Noch einmal?</numerusform>
            <numerusform>%n dieser Letters sind bei vier Wiederholungen oder mehr gescheitert. Noch einmal?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n letter(s) again</source>
        <translation>
            <numerusform>%n Letter noch einmal wiederholen</numerusform>
            <numerusform>%n Letters noch einmal wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit input and retry…</source>
        <translation>Eingabe ändern und wiederholen…</translation>
    </message>
    <message>
        <source>Retry step by step…</source>
        <translation>Mit Vorsicht wiederholen …</translation>
    </message>
    <message>
        <source>Publish event %1 again</source>
        <translation>Ereignis %1 erneut veröffentlichen</translation>
    </message>
    <message>
        <source>Send letter %1 on again</source>
        <translation>Letter %1 erneut senden</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n letter(s)</source>
        <translation>
            <numerusform>%n Letter zurückstellen</numerusform>
            <numerusform>%n Letters zurückstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %n letter(s) back now</source>
        <translation>
            <numerusform>%n Letter jetzt zurückholen</numerusform>
            <numerusform>%n Letters jetzt zurückholen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n discard(s) back</source>
        <translation>
            <numerusform>%n Verwerfen zurücknehmen</numerusform>
            <numerusform>%n Mal das Verwerfen zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>The run that failed goes on as after a restart, and its letters wait for a decision again</source>
        <translation>Der gescheiterte Lauf geht weiter wie nach einem Neustart, und seine Letters warten wieder auf eine Entscheidung</translation>
    </message>
    <message>
        <source>So many are retried step by step</source>
        <translation>So viele werden mit Vorsicht wiederholt</translation>
    </message>
    <message>
        <source>Choose one letter to edit its input, or retry them step by step to edit all</source>
        <translation>Wählen Sie einen Letter, um seine Eingabe zu bearbeiten, oder wiederholen Sie alle mit Vorsicht, um alle zu bearbeiten</translation>
    </message>
    <message>
        <source>It was imported: its run is in another workspace</source>
        <translation>Er wurde importiert: Sein Lauf ist in einem anderen Arbeitsbereich</translation>
    </message>
    <message>
        <source>Resolve by hand…</source>
        <translation>Von Hand erledigen…</translation>
    </message>
    <message>
        <source>Skip the step, or say what it came to</source>
        <translation>Den Schritt überspringen oder sein Ergebnis angeben</translation>
    </message>
</context>
<context>
    <name>sluice::LetterTrail</name>
    <message>
        <source>What was done with the letter, newest first</source>
        <translation>Was mit dem Letter getan wurde, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing was done with this letter yet</source>
        <translation>Mit diesem Letter wurde noch nichts getan</translation>
    </message>
    <message>
        <source>Retries, discards, snoozes and all else that people do with it comes here, with who, when and why.</source>
        <translation>Wiederholungen, Verwerfen, Zurückstellen und alles andere, was damit getan wird, kommt hierher: wer, wann und warum.</translation>
    </message>
</context>
<context>
    <name>sluice::LetterTransfer</name>
    <message>
        <source>Export dead letters</source>
        <translation>Dead Letters exportieren</translation>
    </message>
    <message>
        <source>Import dead letters</source>
        <translation>Dead Letters importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) exported to %1</source>
        <translation>
            <numerusform>%n Letter nach %1 exportiert</numerusform>
            <numerusform>%n Letters nach %1 exportiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) imported</source>
        <translation>
            <numerusform>%n Letter importiert</numerusform>
            <numerusform>%n Letters importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, here already</source>
        <translation>
            <numerusform>%n ausgelassen, schon hier</numerusform>
            <numerusform>%n ausgelassen, schon hier</numerusform>
        </translation>
    </message>
    <message>
        <source>letter %1 of %2</source>
        <comment>number, workspace</comment>
        <translation>Letter %1 aus %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiterer</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>sluice::LetterView</name>
    <message>
        <source>Letter %1 · %2 · %3</source>
        <comment>letter, workflow, step</comment>
        <translation>Letter %1 · %2 · %3</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message numerus="yes">
        <source>retried %n time(s)</source>
        <translation>
            <numerusform>%n-mal wiederholt</numerusform>
            <numerusform>%n-mal wiederholt</numerusform>
        </translation>
    </message>
    <message>
        <source>Open run %1</source>
        <translation>Lauf %1 öffnen</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Original input</source>
        <translation>Ursprüngliche Eingabe</translation>
    </message>
    <message>
        <source>What is known of the letter</source>
        <translation>Was über den Letter bekannt ist</translation>
    </message>
    <message>
        <source>Input of the step</source>
        <translation>Eingabe des Schritts</translation>
    </message>
    <message>
        <source>Input of the step before it was edited</source>
        <translation>Eingabe des Schritts, bevor sie geändert wurde</translation>
    </message>
    <message>
        <source>Letter %1 · %2 · %3</source>
        <comment>letter, kind, origin</comment>
        <translation>Letter %1 · %2 · %3</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>imported from %1, letter %2 there</source>
        <translation>importiert aus %1, dort Letter %2</translation>
    </message>
    <message>
        <source>by %1: %2</source>
        <comment>who decided about a letter, why</comment>
        <translation>durch %1: %2</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>Notizen (%1)</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
</context>
<context>
    <name>sluice::LimitGauge</name>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>nearly full</source>
        <translation>fast voll</translation>
    </message>
    <message>
        <source>full, calls wait</source>
        <translation>voll, Aufrufe warten</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 of %2 in use, %3 waiting, %4 refused</source>
        <comment>numbers of calls</comment>
        <translation>%1 von %2 belegt, %3 warten, %4 abgewiesen</translation>
    </message>
    <message>
        <source>The other side asked to wait: %1 left, %2 waiting</source>
        <comment>a time, a number of calls</comment>
        <translation>Die Gegenseite bat zu warten: noch %1, %2 warten</translation>
    </message>
    <message>
        <source>Calls begin as fast as they come.</source>
        <translation>Aufrufe beginnen so schnell, wie sie kommen.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 used, %4 waiting, %5 refused</source>
        <comment>a rate, then numbers of calls</comment>
        <translation>%1: %2 von %3 verbraucht, %4 warten, %5 abgewiesen</translation>
    </message>
    <message>
        <source>full, nobody waits</source>
        <translation>voll, niemand wartet</translation>
    </message>
</context>
<context>
    <name>sluice::LineEditor</name>
    <message>
        <source>This is not a number. Write it as 12 or 0.5.</source>
        <translation>Das ist keine Zahl. Schreiben Sie sie als 12 oder 0.5.</translation>
    </message>
    <message>
        <source>This is not a duration. Write a number and a unit: 250ms, 5s, 2m, 1h, 1d.</source>
        <translation>Das ist keine Dauer. Schreiben Sie eine Zahl und eine Einheit: 250ms, 5s, 2m, 1h, 1d.</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
</context>
<context>
    <name>sluice::LiveEvents</name>
    <message>
        <source>Topics, such as run.* or order.**</source>
        <translation>Themen, etwa run.* oder order.**</translation>
    </message>
    <message>
        <source>Topics that are shown</source>
        <translation>Themen, die gezeigt werden</translation>
    </message>
    <message>
        <source>Text in the data</source>
        <translation>Text in den Daten</translation>
    </message>
    <message>
        <source>Text in the data of the events that are shown</source>
        <translation>Text in den Daten der gezeigten Ereignisse</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Holds what is shown. The bus goes on.</source>
        <translation>Hält fest, was gezeigt wird. Der Bus läuft weiter.</translation>
    </message>
    <message>
        <source>Topics, with how many events a second</source>
        <translation>Themen, mit Ereignissen je Sekunde</translation>
    </message>
    <message>
        <source>Enter or a double-click shows only the events of a topic</source>
        <translation>Die Eingabetaste oder ein Doppelklick zeigt nur die Ereignisse eines Themas</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Publish one like it…</source>
        <translation>Ein ähnliches veröffentlichen …</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>What runs, dead letters, breakers and components publish on the event bus comes here. Since the engine started, nothing was published.</source>
        <translation>Was Läufe, Dead Letters, Schutzschalter und Komponenten auf dem Ereignisbus veröffentlichen, kommt hierher. Seit dem Start der Engine wurde nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>newest %1 of %2</source>
        <translation>neueste %1 von %2</translation>
    </message>
    <message>
        <source>Publish a test event…</source>
        <translation>Testereignis veröffentlichen …</translation>
    </message>
</context>
<context>
    <name>sluice::LiveTimeline</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a step, that it was fed by hand</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>sluice::LogSearch</name>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 von %n Zeile</numerusform>
            <numerusform>%1 von %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 searched</source>
        <comment>lines found so far, share of the log</comment>
        <translation>%1, %2 durchsucht</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>The line found before this one (Shift+Enter)</source>
        <translation>Vorige Fundstelle (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>The next line found (Enter)</source>
        <translation>Nächste Fundstelle (Eingabe)</translation>
    </message>
</context>
<context>
    <name>sluice::LogView</name>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>All lines are in %1</source>
        <translation>Alle Zeilen stehen in %1</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>Hinweise und Ernsteres</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Levels of the lines that are shown</source>
        <translation>Stufen der gezeigten Zeilen</translation>
    </message>
    <message>
        <source>All components</source>
        <translation>Alle Komponenten</translation>
    </message>
    <message>
        <source>Component whose lines are shown</source>
        <translation>Komponente, deren Zeilen gezeigt werden</translation>
    </message>
    <message>
        <source>Text in the log</source>
        <translation>Text im Protokoll</translation>
    </message>
    <message>
        <source>Text in the lines that are shown</source>
        <translation>Text in den gezeigten Zeilen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keeps the newest line in sight</source>
        <translation>Hält die neueste Zeile im Blick</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Holds what is shown. The log goes on.</source>
        <translation>Hält fest, was gezeigt wird. Das Protokoll läuft weiter.</translation>
    </message>
    <message>
        <source>Log of the engine</source>
        <translation>Protokoll der Engine</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>Noch keine Zeile</translation>
    </message>
    <message>
        <source>What components, breakers and tasks say of themselves comes here, and into the file of the log.</source>
        <translation>Was Komponenten, Schutzschalter und Aufgaben von sich melden, steht hier und in der Datei des Protokolls.</translation>
    </message>
</context>
<context>
    <name>sluice::MainWindow</name>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Go to the next area</source>
        <translation>Zum nächsten Bereich</translation>
    </message>
    <message>
        <source>Go to the previous area</source>
        <translation>Zum vorigen Bereich</translation>
    </message>
    <message>
        <source>Change between dark and light</source>
        <translation>Zwischen dunkel und hell wechseln</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Open workspace %1</source>
        <translation>Arbeitsbereich %1 öffnen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>Den Arbeitsbereich schließen</translation>
    </message>
    <message>
        <source>Show the alerts</source>
        <translation>Alarme zeigen</translation>
    </message>
    <message>
        <source>Show the wall</source>
        <translation>Wandansicht zeigen</translation>
    </message>
    <message>
        <source>Engine…</source>
        <translation>Engine…</translation>
    </message>
</context>
<context>
    <name>sluice::MergePanel</name>
    <message>
        <source>%1: your edits and the file&apos;s</source>
        <translation>%1: Ihre Änderungen und die der Datei</translation>
    </message>
    <message>
        <source>Nothing changes here.</source>
        <translation>Hier ändert sich nichts.</translation>
    </message>
    <message>
        <source>Here changes: %1</source>
        <translation>Hier ändert sich: %1</translation>
    </message>
    <message>
        <source>For all: %1</source>
        <comment>whose stands</comment>
        <translation>Für alle: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) in what will be:</source>
        <translation>
            <numerusform>%n Fehler im Ergebnis:</numerusform>
            <numerusform>%n Fehler im Ergebnis:</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Beides zusammenführen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Takes this over as one edit (Ctrl+Enter)</source>
        <translation>Übernimmt das als eine Änderung (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back to your edits; the file stays as it is (Esc)</source>
        <translation>Zurück zu Ihren Änderungen; die Datei bleibt, wie sie ist (Esc)</translation>
    </message>
    <message>
        <source>What both changed</source>
        <translation>Was beide geändert haben</translation>
    </message>
    <message>
        <source>1: mine · 2: the file&apos;s · 3: as before</source>
        <translation>1: meins · 2: das der Datei · 3: wie zuvor</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meins</translation>
    </message>
    <message>
        <source>The file&apos;s</source>
        <translation>Das der Datei</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Wie zuvor</translation>
    </message>
    <message>
        <source>What stands</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>Mine and the file&apos;s, line by line</source>
        <translation>Meins und das der Datei, Zeile für Zeile</translation>
    </message>
    <message>
        <source>Nowhere did both change the same. Apply takes in what the file has besides your edits.</source>
        <translation>Nirgends haben beide dasselbe geändert. „Übernehmen“ nimmt auf, was die Datei außer Ihren Änderungen enthält.</translation>
    </message>
</context>
<context>
    <name>sluice::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>sluice::MockPanel</name>
    <message>
        <source>Nothing stands for this task. If it does something outside, a dry run is refused.</source>
        <translation>Nichts steht für diese Aufgabe. Tut sie etwas außerhalb, wird ein Probelauf abgelehnt.</translation>
    </message>
    <message>
        <source>It fails: %1.</source>
        <translation>Sie schlägt fehl: %1.</translation>
    </message>
    <message>
        <source>It gives the output written here.</source>
        <translation>Sie gibt die Ausgabe, die hier steht.</translation>
    </message>
    <message>
        <source>It gives the output written here, by “%1”.</source>
        <translation>Sie gibt die Ausgabe, die hier steht, über „%1“.</translation>
    </message>
    <message>
        <source>This is not one JSON value.</source>
        <translation>Das ist nicht ein JSON-Wert.</translation>
    </message>
    <message>
        <source>Change the mock</source>
        <translation>Ersatz ändern</translation>
    </message>
    <message>
        <source>Write a mock</source>
        <translation>Ersatz schreiben</translation>
    </message>
    <message>
        <source>In a dry run</source>
        <translation>Im Probelauf</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>What stands for this task</source>
        <translation>Was für diese Aufgabe steht</translation>
    </message>
    <message>
        <source>Output of the mock, as JSON</source>
        <translation>Ausgabe des Ersatzes, als JSON</translation>
    </message>
    <message>
        <source>Leaves by</source>
        <translation>Geht hinaus über</translation>
    </message>
    <message>
        <source>Kind of failure</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <source>What the failure says</source>
        <translation>Was der Fehler sagt</translation>
    </message>
    <message>
        <source>Keep the mock</source>
        <translation>Ersatz behalten</translation>
    </message>
    <message>
        <source>Remove the mock</source>
        <translation>Ersatz entfernen</translation>
    </message>
</context>
<context>
    <name>sluice::NothingFound</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>sluice::OrderPanel</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why? The audit keeps it.</source>
        <translation>Warum? Das Audit bewahrt es auf.</translation>
    </message>
    <message>
        <source>Why? (may stay empty)</source>
        <translation>Warum? (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Say why first.</source>
        <translation>Nennen Sie zuerst den Grund.</translation>
    </message>
</context>
<context>
    <name>sluice::Outline</name>
    <message>
        <source>Outline of the workflow</source>
        <translation>Gliederung des Workflows</translation>
    </message>
    <message>
        <source>No task yet. Press A to add one, or drag one from Tasks onto the canvas.</source>
        <translation>Noch keine Aufgabe. Drücken Sie A, oder ziehen Sie eine aus „Aufgaben“ auf die Fläche.</translation>
    </message>
    <message>
        <source>The tasks of the workflow that is open come here, in the order in which they run.</source>
        <translation>Hierher kommen die Aufgaben des geöffneten Workflows, in der Reihenfolge, in der sie laufen.</translation>
    </message>
</context>
<context>
    <name>sluice::OutlineModel</name>
    <message numerus="yes">
        <source>group of %n task(s)</source>
        <translation>
            <numerusform>Gruppe aus %n Aufgabe</numerusform>
            <numerusform>Gruppe aus %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty note</source>
        <translation>Leerer Zettel</translation>
    </message>
    <message>
        <source>sticky note</source>
        <translation>Zettel</translation>
    </message>
</context>
<context>
    <name>sluice::OutputSources</name>
    <message>
        <source>What attempt %1 was answered, %2</source>
        <translation>Was Versuch %1 als Antwort bekam, %2</translation>
    </message>
    <message>
        <source>What the same step made in run %1, %2, %3</source>
        <comment>run, state, moment</comment>
        <translation>Was derselbe Schritt in Lauf %1 ergab, %2, %3</translation>
    </message>
    <message>
        <source>Taken from the answer to attempt %1.</source>
        <translation>Aus der Antwort auf Versuch %1 übernommen.</translation>
    </message>
    <message>
        <source>Run %1 has no output of this step.</source>
        <translation>Lauf %1 hat keine Ausgabe dieses Schritts.</translation>
    </message>
    <message>
        <source>Taken from run %1.</source>
        <translation>Aus Lauf %1 übernommen.</translation>
    </message>
</context>
<context>
    <name>sluice::PageStates</name>
    <message>
        <source>Not refreshed since %1. What you see may have changed.</source>
        <translation>Seit %1 nicht aufgefrischt. Was Sie sehen, kann sich geändert haben.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>Nothing matches the filters</source>
        <translation>Nichts passt zu den Filtern</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>Das dürfen Sie nicht sehen</translation>
    </message>
    <message>
        <source>It needs the role %1. Ask whoever looks after the engine for it.</source>
        <translation>Nötig ist die Rolle %1. Bitten Sie die Person, die die Engine betreut, darum.</translation>
    </message>
    <message>
        <source>The engine has told nothing new since %1.</source>
        <translation>Die Engine hat seit %1 nichts Neues gemeldet.</translation>
    </message>
</context>
<context>
    <name>sluice::PastPanel</name>
    <message>
        <source>What a task had at that moment</source>
        <translation>Was eine Aufgabe in diesem Moment hatte</translation>
    </message>
    <message>
        <source>Choose a task: what went into it and what came out by then is shown here.</source>
        <translation>Wählen Sie eine Aufgabe: Hier steht, was bis dahin hinein- und herausging.</translation>
    </message>
</context>
<context>
    <name>sluice::PastView</name>
    <message>
        <source>The run on the workflow that it ran on</source>
        <translation>Der Lauf auf dem Workflow, auf dem er lief</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how many steps, in which state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a task, its steps</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sluice::PayloadView</name>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>How the payload is shown</source>
        <translation>Wie die Nutzdaten gezeigt werden</translation>
    </message>
    <message>
        <source>Copy the payload</source>
        <translation>Nutzdaten kopieren</translation>
    </message>
    <message>
        <source>Looking for a list of objects…</source>
        <translation>Sucht eine Liste von Objekten …</translation>
    </message>
    <message>
        <source>There is no list of objects in this payload: a table would have no rows. Tree and text show all of it.</source>
        <translation>In diesen Nutzdaten steht keine Liste von Objekten: Eine Tabelle hätte keine Zeilen. Baum und Text zeigen alles.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which one, of how many</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in the payload</source>
        <translation>In den Nutzdaten suchen</translation>
    </message>
    <message>
        <source>The place before (Shift+Return)</source>
        <translation>Vorige Stelle (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>The next place (Return)</source>
        <translation>Nächste Stelle (Eingabe)</translation>
    </message>
</context>
<context>
    <name>sluice::PickEditor</name>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Add a connection first</source>
        <translation>Zuerst eine Verbindung anlegen</translation>
    </message>
    <message>
        <source>No workflow</source>
        <translation>Kein Workflow</translation>
    </message>
    <message>
        <source>There is no other workflow: add one first</source>
        <translation>Es gibt keinen anderen Workflow: zuerst einen anlegen</translation>
    </message>
</context>
<context>
    <name>sluice::PluginsDialog</name>
    <message>
        <source>of this workspace</source>
        <translation>aus diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>origin of a plug-in, whether it can be used</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht benutzbar</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>benutzbar</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>Dieser Arbeitsbereich</translation>
    </message>
    <message>
        <source>Installed by you, for all your workspaces</source>
        <translation>Von Ihnen installiert, für alle Ihre Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Library: it runs with all your rights</source>
        <translation>Bibliothek: läuft mit allen Ihren Rechten</translation>
    </message>
    <message>
        <source>Scripts: they run in the sandbox</source>
        <translation>Skripte: laufen in der Sandbox</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Benutzbar</translation>
    </message>
    <message>
        <source>Install a folder of scripts</source>
        <translation>Ordner mit Skripten installieren</translation>
    </message>
    <message>
        <source>Install a library</source>
        <translation>Bibliothek installieren</translation>
    </message>
    <message>
        <source>Libraries (*.so)</source>
        <translation>Bibliotheken (*.so)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 is installed.</source>
        <translation>%1 ist installiert.</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>%1 von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Tasks of its types keep their data, and cannot run without it.</source>
        <translation>Aufgaben ihrer Typen behalten ihre Daten und können ohne sie nicht laufen.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 ist entfernt.</translation>
    </message>
    <message>
        <source>Palette, help and engine take it in when the workspace is opened again.</source>
        <translation>Palette, Hilfe und Engine übernehmen das, wenn der Arbeitsbereich neu geöffnet wird.</translation>
    </message>
    <message>
        <source>Open the workspace again</source>
        <translation>Arbeitsbereich neu öffnen</translation>
    </message>
    <message>
        <source>Plug-ins</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>There are no plug-ins</source>
        <translation>Es gibt keine Erweiterungen</translation>
    </message>
    <message>
        <source>A plug-in brings task types of your own: a folder with a plugin.json and scripts, or a library that was built for Sluice.</source>
        <translation>Eine Erweiterung bringt eigene Aufgabentypen mit: ein Ordner mit plugin.json und Skripten, oder eine Bibliothek, die für Sluice gebaut wurde.</translation>
    </message>
    <message>
        <source>Install from a folder…</source>
        <translation>Aus einem Ordner installieren…</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Task types</source>
        <translation>Aufgabentypen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Install a library…</source>
        <translation>Bibliothek installieren…</translation>
    </message>
    <message>
        <source>A library runs with all your rights, so you install it for yourself only.</source>
        <translation>Eine Bibliothek läuft mit allen Ihren Rechten; darum installieren Sie sie nur für sich selbst.</translation>
    </message>
    <message>
        <source>&amp;for</source>
        <translation>&amp;für</translation>
    </message>
    <message>
        <source>me, in all workspaces</source>
        <translation>mich, in allen Arbeitsbereichen</translation>
    </message>
    <message>
        <source>this workspace (scripts only)</source>
        <translation>diesen Arbeitsbereich (nur Skripte)</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sluice::PoisonList</name>
    <message>
        <source>Take %1 away</source>
        <translation>%1 wegnehmen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Codes that the demo service refuses</source>
        <translation>Codes, die der Demodienst abweist</translation>
    </message>
    <message>
        <source>A code to refuse</source>
        <translation>Ein Code zum Abweisen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Refuse it</source>
        <translation>Abweisen</translation>
    </message>
    <message>
        <source>Refuse the code that was typed</source>
        <translation>Den getippten Code abweisen</translation>
    </message>
</context>
<context>
    <name>sluice::ProblemsDrawer</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Problems: %1</source>
        <translation>Probleme: %1</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show or hide the problems of this workflow</source>
        <translation>Die Probleme dieses Workflows zeigen oder verbergen</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) to fill in</source>
        <translation>
            <numerusform>%n Aufgabe auszufüllen</numerusform>
            <numerusform>%n Aufgaben auszufüllen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mends the chosen problem (Alt+Enter)</source>
        <translation>Behebt das gewählte Problem (Alt+Eingabe)</translation>
    </message>
    <message>
        <source>No problem so far. The workflow is checked while you draw and type.</source>
        <translation>Bisher kein Problem. Der Workflow wird beim Zeichnen und Tippen geprüft.</translation>
    </message>
</context>
<context>
    <name>sluice::PublishPanel</name>
    <message>
        <source>Name a topic first, such as order.new</source>
        <translation>Nennen Sie erst ein Thema, etwa order.new</translation>
    </message>
    <message>
        <source>Published to %1. Whoever listens to it has it now.</source>
        <translation>Auf %1 veröffentlicht. Wer darauf hört, hat es jetzt.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>order.new</source>
        <translation>order.new</translation>
    </message>
    <message>
        <source>Topic of the event</source>
        <translation>Thema des Ereignisses</translation>
    </message>
    <message>
        <source>Data of the event, as JSON</source>
        <translation>Daten des Ereignisses, als JSON</translation>
    </message>
    <message>
        <source>Triggers and steps that wait for this topic take it for a real one.</source>
        <translation>Auslöser und Schritte, die auf dieses Thema warten, halten es für ein echtes.</translation>
    </message>
    <message>
        <source>Publish event</source>
        <translation>Ereignis veröffentlichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sluice::QueueDetail</name>
    <message>
        <source>Ordered on the Queues page</source>
        <translation>Auf der Seite Warteschlangen angeordnet</translation>
    </message>
    <message>
        <source>Who waits longest</source>
        <translation>Wer am längsten wartet</translation>
    </message>
    <message>
        <source>Nobody waits here now.</source>
        <translation>Hier wartet gerade niemand.</translation>
    </message>
    <message>
        <source>Paused by %1: %2.</source>
        <translation>Angehalten von %1: %2.</translation>
    </message>
    <message>
        <source>More wait here than %1, the limit that was set.</source>
        <translation>Hier warten mehr als %1, die gesetzte Grenze.</translation>
    </message>
    <message>
        <source>At this rate its limit of %1 is reached %2.</source>
        <translation>Geht es so weiter, ist die Grenze von %1 erreicht: %2.</translation>
    </message>
    <message>
        <source>Who waits longest has waited for %1.</source>
        <translation>Wer am längsten wartet, wartet seit %1.</translation>
    </message>
    <message>
        <source>Resume this queue</source>
        <translation>Diese Schlange fortsetzen</translation>
    </message>
    <message>
        <source>Pause this queue…</source>
        <translation>Diese Schlange anhalten…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>What waits there was not accepted yet, and somebody waits for the answer.</source>
        <translation>Was dort wartet, ist noch nicht angenommen, und jemand wartet auf die Antwort.</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>in der Schlange</translation>
    </message>
    <message>
        <source>come</source>
        <translation>kommen</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>gehen</translation>
    </message>
    <message>
        <source>oldest waits</source>
        <translation>ältester wartet</translation>
    </message>
    <message>
        <source>until drained</source>
        <translation>bis sie leer ist</translation>
    </message>
    <message>
        <source>until over its limit</source>
        <translation>bis über die Grenze</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>Warnen ab</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Depth from which on it warns</source>
        <translation>Tiefe, ab der gewarnt wird</translation>
    </message>
    <message>
        <source>Depth that is the limit</source>
        <translation>Tiefe, die die Grenze ist</translation>
    </message>
    <message>
        <source>Usual limits</source>
        <translation>Übliche Grenzen</translation>
    </message>
    <message numerus="yes">
        <source>Purge %Ln…</source>
        <translation>
            <numerusform>%Ln entfernen…</numerusform>
            <numerusform>%Ln entfernen…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::QueueItemModel</name>
    <message>
        <source>letter %1</source>
        <translation>Dead Letter %1</translation>
    </message>
    <message>
        <source>start of a run</source>
        <translation>Start eines Laufs</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
</context>
<context>
    <name>sluice::QueueModel</name>
    <message>
        <source>%1, paused</source>
        <comment>how a queue stands</comment>
        <translation>%1, angehalten</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>As many come as leave, or more.</source>
        <translation>Es kommen so viele, wie gehen, oder mehr.</translation>
    </message>
    <message>
        <source>Paused by %1: %2</source>
        <translation>Angehalten von %1: %2</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Schlange</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Abgang</translation>
    </message>
    <message>
        <source>Oldest waits</source>
        <translation>Ältester wartet</translation>
    </message>
    <message>
        <source>Drained in</source>
        <translation>Leer in</translation>
    </message>
</context>
<context>
    <name>sluice::QueuePanel</name>
    <message>
        <source>Every open dead letter is discarded, and its run fails. Each discard can be taken back for 30 days.</source>
        <translation>Jeder offene Dead Letter wird verworfen, und sein Lauf schlägt fehl. Jedes Verwerfen lässt sich 30 Tage lang zurücknehmen.</translation>
    </message>
    <message>
        <source>%1: each becomes a dead letter, or what its task says for the end of its attempts happens. Nothing is sent.</source>
        <translation>%1: Aus jedem wird ein Dead Letter, oder es geschieht, was seine Aufgabe für das Ende der Versuche vorsieht. Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>No dead letter is retried or discarded while they are paused, not after a restart either.</source>
        <translation>Solange angehalten ist, wird kein Dead Letter wiederholt oder verworfen, auch nach einem Neustart nicht.</translation>
    </message>
    <message>
        <source>%1: none of them goes on while they are paused, not after a restart either. What comes is kept.</source>
        <translation>%1: Solange angehalten ist, geht nichts davon weiter, auch nach einem Neustart nicht. Was hinzukommt, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1: paused</source>
        <translation>%1: angehalten</translation>
    </message>
    <message>
        <source>%1: goes on</source>
        <translation>%1: läuft weiter</translation>
    </message>
    <message>
        <source>%1: %2 taken out, %3 kept</source>
        <translation>%1: %2 herausgenommen, %3 behalten</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>letter %1</source>
        <translation>Dead Letter %1</translation>
    </message>
    <message>
        <source>start of a run</source>
        <translation>Start eines Laufs</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>%1: nobody waits there now</source>
        <translation>%1: Dort wartet gerade nichts</translation>
    </message>
    <message>
        <source>%1: who waits longest</source>
        <translation>%1: Was am längsten wartet</translation>
    </message>
    <message>
        <source>Pause them</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) here now.</source>
        <translation>
            <numerusform>Hier wartet jetzt %n.</numerusform>
            <numerusform>Hier warten jetzt %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n out</source>
        <translation>
            <numerusform>%n herausnehmen</numerusform>
            <numerusform>%n herausnehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::QueueRow</name>
    <message>
        <source>in the queue</source>
        <translation>in der Schlange</translation>
    </message>
    <message>
        <source>oldest waits</source>
        <translation>ältester wartet</translation>
    </message>
    <message>
        <source>Depth over the last minute</source>
        <translation>Tiefe in der letzten Minute</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a queue, its depth</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 hinein, %2 hinaus</translation>
    </message>
    <message>
        <source>Paused by %1: %2</source>
        <translation>Angehalten von %1: %2</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Anhalten…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a queue, what the button does</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What waits there was not accepted yet, and somebody waits for the answer.</source>
        <translation>Was dort wartet, ist noch nicht angenommen, und jemand wartet auf die Antwort.</translation>
    </message>
</context>
<context>
    <name>sluice::QueuesPage</name>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>No queues yet</source>
        <translation>Noch keine Warteschlangen</translation>
    </message>
    <message>
        <source>Queues show here as soon as the engine runs.</source>
        <translation>Warteschlangen erscheinen hier, sobald die Engine läuft.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>sluice::QuitGuard</name>
    <message>
        <source>The program is to be closed once the running steps have ended.</source>
        <translation>Das Programm soll geschlossen werden, sobald die laufenden Schritte geendet haben.</translation>
    </message>
    <message>
        <source>The program stays open after all.</source>
        <translation>Das Programm bleibt doch offen.</translation>
    </message>
</context>
<context>
    <name>sluice::QuitPanel</name>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are at work</source>
        <translation>
            <numerusform>%n Lauf ist bei der Arbeit</numerusform>
            <numerusform>%n Läufe sind bei der Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are running. Nothing is lost either way: what is done is on disk, and runs go on where they are when the workspace is opened again.</source>
        <translation>
            <numerusform>%n Schritt läuft. So oder so geht nichts verloren: was getan ist, liegt auf der Platte, und Läufe gehen weiter, wo sie sind, wenn der Arbeitsbereich wieder geöffnet wird.</numerusform>
            <numerusform>%n Schritte laufen. So oder so geht nichts verloren: was getan ist, liegt auf der Platte, und Läufe gehen weiter, wo sie sind, wenn der Arbeitsbereich wieder geöffnet wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish running steps and quit</source>
        <translation>Laufende Schritte beenden und schließen</translation>
    </message>
    <message numerus="yes">
        <source>Quit now; %n run(s) continue at next start</source>
        <translation>
            <numerusform>Jetzt schließen; %n Lauf geht beim nächsten Start weiter</numerusform>
            <numerusform>Jetzt schließen; %n Läufe gehen beim nächsten Start weiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n running step(s)</source>
        <translation>
            <numerusform>%n laufender Schritt wird beendet</numerusform>
            <numerusform>%n laufende Schritte werden beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new starts. The program quits when they are done.</source>
        <translation>Nichts Neues beginnt. Das Programm schließt, wenn sie fertig sind.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s) have edits that are not saved</source>
        <translation>
            <numerusform>%n Workflow hat Änderungen, die nicht gespeichert sind</numerusform>
            <numerusform>%n Workflows haben Änderungen, die nicht gespeichert sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Speichern und schließen</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Schließen, ohne zu speichern</translation>
    </message>
    <message numerus="yes">
        <source>While the program is closed, nothing starts the %n armed workflow(s): times are missed, and webhooks find nobody.</source>
        <translation>
            <numerusform>Solange das Programm geschlossen ist, startet nichts den scharf gestellten Workflow: Zeiten werden verpasst, und Webhooks finden niemanden.</numerusform>
            <numerusform>Solange das Programm geschlossen ist, startet nichts die %n scharf gestellten Workflows: Zeiten werden verpasst, und Webhooks finden niemanden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>Im Hintergrund weiterlaufen</translation>
    </message>
    <message numerus="yes">
        <source>%n workflow(s) are armed</source>
        <translation>
            <numerusform>%n Workflow ist scharf gestellt</numerusform>
            <numerusform>%n Workflows sind scharf gestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit now; %n workflow(s) stay armed for the next start</source>
        <translation>
            <numerusform>Jetzt beenden; %n Workflow bleibt für den nächsten Start scharf</numerusform>
            <numerusform>Jetzt beenden; %n Workflows bleiben für den nächsten Start scharf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry of many letters stops in its middle, and goes on with the next letter then.</source>
        <translation>
            <numerusform>%n Wiederholung vieler Letters hält mittendrin an und geht dann mit dem nächsten Letter weiter.</numerusform>
            <numerusform>%n Wiederholungen vieler Letters halten mittendrin an und gehen dann mit dem nächsten Letter weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry of many letters is at work</source>
        <translation>
            <numerusform>%n Wiederholung vieler Letters ist bei der Arbeit</numerusform>
            <numerusform>%n Wiederholungen vieler Letters sind bei der Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit now; %n retry continues at next start</source>
        <translation>
            <numerusform>Jetzt beenden; %n Wiederholung geht beim nächsten Start weiter</numerusform>
            <numerusform>Jetzt beenden; %n Wiederholungen gehen beim nächsten Start weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit now; %1 and %2 continue at next start</source>
        <comment>runs, retries</comment>
        <translation>Jetzt beenden; %1 und %2 gehen beim nächsten Start weiter</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry</source>
        <translation>
            <numerusform>%n Wiederholung</numerusform>
            <numerusform>%n Wiederholungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RecentEventsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>sluice::RecordedEvents</name>
    <message numerus="yes">
        <source>%n event(s) kept</source>
        <translation>
            <numerusform>%n Ereignis aufbewahrt</numerusform>
            <numerusform>%n Ereignisse aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Published to %1 again, as a new event.</source>
        <translation>Erneut auf %1 veröffentlicht, als neues Ereignis.</translation>
    </message>
    <message>
        <source>Topics, such as run.* or order.**</source>
        <translation>Themen, etwa run.* oder order.**</translation>
    </message>
    <message>
        <source>Topics that are shown</source>
        <translation>Themen, die gezeigt werden</translation>
    </message>
    <message>
        <source>Recorded events, newest first</source>
        <translation>Aufgezeichnete Ereignisse, neueste zuerst</translation>
    </message>
    <message>
        <source>Publish this event again</source>
        <translation>Dieses Ereignis erneut veröffentlichen</translation>
    </message>
    <message>
        <source>As a new event: triggers and steps that wait for its topic take it for a real one</source>
        <translation>Als neues Ereignis: Auslöser und Schritte, die auf sein Thema warten, halten es für ein echtes</translation>
    </message>
    <message>
        <source>Nothing is recorded yet</source>
        <translation>Noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Events of the topics that &quot;recordedTopics&quot; in sluice.json names are kept on disk and come here.</source>
        <translation>Ereignisse der Themen, die „recordedThemen“ in sluice.json nennt, bleiben auf der Platte und kommen hierher.</translation>
    </message>
    <message>
        <source>Show live events</source>
        <translation>Laufende Ereignisse zeigen</translation>
    </message>
</context>
<context>
    <name>sluice::RecordedModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>sluice::RedriveJobPanel</name>
    <message>
        <source>Cancelling: what was sent is waited for</source>
        <translation>Wird abgebrochen: auf das Gesendete wird gewartet</translation>
    </message>
    <message>
        <source>Retry cancelled</source>
        <translation>Wiederholung abgebrochen</translation>
    </message>
    <message>
        <source>Stopped by itself: the breaker of connection %1 is open</source>
        <translation>Von selbst gestoppt: der Breaker der Verbindung %1 ist offen</translation>
    </message>
    <message>
        <source>Stopped by itself: the first letter failed again</source>
        <translation>Von selbst gestoppt: der erste Letter ist erneut gescheitert</translation>
    </message>
    <message>
        <source>Stopped by itself: more than %1 % failed again</source>
        <translation>Von selbst gestoppt: mehr als %1 % sind erneut gescheitert</translation>
    </message>
    <message>
        <source>Letter %1: succeeded</source>
        <translation>Letter %1: erfolgreich</translation>
    </message>
    <message>
        <source>Letter %1: failed again. %2</source>
        <comment>letter, why</comment>
        <translation>Letter %1: erneut gescheitert. %2</translation>
    </message>
    <message>
        <source>Letter %1: refused. %2</source>
        <comment>letter, why</comment>
        <translation>Letter %1: abgelehnt. %2</translation>
    </message>
    <message>
        <source>Letter %1: given up meanwhile</source>
        <translation>Letter %1: inzwischen aufgegeben</translation>
    </message>
    <message>
        <source>Letter %1: its run cannot be followed</source>
        <translation>Letter %1: sein Lauf ist nicht zu verfolgen</translation>
    </message>
    <message>
        <source>Letter %1: under way</source>
        <translation>Letter %1: unterwegs</translation>
    </message>
    <message>
        <source>Pause the retry</source>
        <translation>Wiederholung anhalten</translation>
    </message>
    <message>
        <source>Go on with the retry</source>
        <translation>Wiederholung fortsetzen</translation>
    </message>
    <message>
        <source>Cancel the retry</source>
        <translation>Wiederholung abbrechen</translation>
    </message>
    <message>
        <source>Hide outcomes</source>
        <translation>Ergebnisse ausblenden</translation>
    </message>
    <message>
        <source>Show outcomes</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What became of each letter</source>
        <translation>Was aus jedem Letter wurde</translation>
    </message>
    <message>
        <source>Letters with an outcome</source>
        <translation>Letters mit einem Ergebnis</translation>
    </message>
    <message>
        <source>%1 · with edited input</source>
        <translation>%1 · mit bearbeiteter Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>Retrying %Ln letter(s): a few first</source>
        <translation>
            <numerusform>%Ln Letter wird wiederholt: zuerst einige</numerusform>
            <numerusform>%Ln Letters werden wiederholt: zuerst einige</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retrying %Ln letter(s)</source>
        <translation>
            <numerusform>%Ln Letter wird wiederholt</numerusform>
            <numerusform>%Ln Letters werden wiederholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry of %Ln letter(s) paused</source>
        <translation>
            <numerusform>Wiederholung von %Ln Letter angehalten</numerusform>
            <numerusform>Wiederholung von %Ln Letters angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry of %Ln letter(s) has ended</source>
        <translation>
            <numerusform>Wiederholung von %Ln Letter beendet</numerusform>
            <numerusform>Wiederholung von %Ln Letters beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln erfolgreich</numerusform>
            <numerusform>%Ln erfolgreich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed again</source>
        <translation>
            <numerusform>%Ln erneut gescheitert</numerusform>
            <numerusform>%Ln erneut gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln given up meanwhile</source>
        <translation>
            <numerusform>%Ln inzwischen aufgegeben</numerusform>
            <numerusform>%Ln inzwischen aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be followed</source>
        <translation>
            <numerusform>%Ln nicht zu verfolgen</numerusform>
            <numerusform>%Ln nicht zu verfolgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln unterwegs</numerusform>
            <numerusform>%Ln unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln never sent</source>
        <translation>
            <numerusform>%Ln nie gesendet</numerusform>
            <numerusform>%Ln nie gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be sent</source>
        <translation>
            <numerusform>%Ln noch zu senden</numerusform>
            <numerusform>%Ln noch zu senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new since you started</source>
        <translation>
            <numerusform>%Ln neu seit dem Start</numerusform>
            <numerusform>%Ln neu seit dem Start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… und %Ln weiterer</numerusform>
            <numerusform>… und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::ReliabilityForm</name>
    <message>
        <source>This is not a duration. Write a number and a unit: 250ms, 5s, 2m, 1h, 1d.</source>
        <translation>Das ist keine Dauer. Schreiben Sie eine Zahl und eine Einheit: 250ms, 5s, 2m, 1h, 1d.</translation>
    </message>
    <message>
        <source>Full: up to the delay</source>
        <translation>Voll: bis zur ganzen Pause</translation>
    </message>
    <message>
        <source>Equal: half the delay, or more</source>
        <translation>Halb: die halbe Pause oder mehr</translation>
    </message>
    <message>
        <source>None: the delay itself</source>
        <translation>Keiner: die Pause selbst</translation>
    </message>
    <message>
        <source>Keep it as a dead letter</source>
        <translation>Als Dead Letter aufheben</translation>
    </message>
    <message>
        <source>Fail the run</source>
        <translation>Den Lauf scheitern lassen</translation>
    </message>
    <message>
        <source>Go on by the failure port</source>
        <translation>Über den Fehleranschluss weitermachen</translation>
    </message>
    <message>
        <source>In all, the first one counted.</source>
        <translation>Insgesamt, den ersten mitgezählt.</translation>
    </message>
    <message>
        <source>Before the second attempt.</source>
        <translation>Vor dem zweiten Versuch.</translation>
    </message>
    <message>
        <source>Each delay is this many times the one before.</source>
        <translation>Jede Pause ist so viele Male die vorige.</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>What of a delay is left to chance, so that many do not come back together.</source>
        <translation>Was von einer Pause dem Zufall überlassen ist, damit nicht viele zugleich wiederkommen.</translation>
    </message>
    <message>
        <source>From the first attempt to the end, delays included. Empty: none.</source>
        <translation>Vom ersten Versuch bis zum Ende, Pausen eingeschlossen. Leer: keine.</translation>
    </message>
    <message>
        <source>When all attempts failed</source>
        <translation>Wenn alle Versuche gescheitert sind</translation>
    </message>
    <message>
        <source>Safe to repeat</source>
        <translation>Gefahrlos zu wiederholen</translation>
    </message>
    <message>
        <source>Repeat it also when nobody knows whether the last attempt had its effect.</source>
        <translation>Auch wiederholen, wenn niemand weiß, ob der letzte Versuch gewirkt hat.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>If every attempt fails at once:</source>
        <translation>Wenn jeder Versuch sofort scheitert:</translation>
    </message>
    <message>
        <source>Retry schedule</source>
        <translation>Plan der Wiederholungen</translation>
    </message>
    <message>
        <source>Undo what the run did</source>
        <translation>Rückgängig machen, was der Lauf getan hat</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>Rückgängig gemacht durch</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>This task runs with the input and output of the step when the run is undone.</source>
        <translation>Diese Aufgabe läuft mit Ein- und Ausgabe des Schritts, wenn der Lauf rückgängig gemacht wird.</translation>
    </message>
</context>
<context>
    <name>sluice::RemedyDesk</name>
    <message>
        <source>Chosen beside “Why not now?”</source>
        <translation>Gewählt bei „Warum jetzt nicht?“</translation>
    </message>
</context>
<context>
    <name>sluice::RenamePanel</name>
    <message>
        <source>Another connection has this id.</source>
        <translation>Eine andere Verbindung hat diese Kennung.</translation>
    </message>
    <message>
        <source>Tasks that go on naming %1 fail, since no connection of that id is left.</source>
        <translation>Aufgaben, die weiter %1 nennen, schlagen fehl, da keine Verbindung dieser Kennung bleibt.</translation>
    </message>
    <message>
        <source>Runs under way keep to the workflow they began with: what they still call over %1 fails.</source>
        <translation>Laufende Läufe bleiben bei dem Workflow, mit dem sie begannen: Was sie noch über %1 aufrufen, schlägt fehl.</translation>
    </message>
    <message>
        <source>New id of the connection %1</source>
        <translation>Neue Kennung der Verbindung %1</translation>
    </message>
    <message numerus="yes">
        <source>Also in the %n task(s) that name it</source>
        <translation>
            <numerusform>Auch in der Aufgabe, die sie nennt</numerusform>
            <numerusform>Auch in den %n Aufgaben, die sie nennen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An edit of %n workflow(s), which can be undone there.</source>
        <translation>
            <numerusform>Eine Änderung von %n Workflow, die dort rückgängig zu machen ist.</numerusform>
            <numerusform>Eine Änderung von %n Workflows, die dort rückgängig zu machen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the connection %1</source>
        <translation>Die Verbindung %1 umbenennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the id %1 as it is</source>
        <translation>Die Kennung %1 lassen, wie sie ist</translation>
    </message>
</context>
<context>
    <name>sluice::ResolvePanel</name>
    <message>
        <source>Say why first: it is kept with the letter</source>
        <translation>Sagen Sie erst, warum: Es wird mit dem Letter aufgehoben</translation>
    </message>
    <message>
        <source>Resolve letter %1 by hand: its run goes on, and what comes after is marked as fed by hand.</source>
        <translation>Letter %1 von Hand erledigen: Sein Lauf geht weiter, und was danach kommt, ist als von Hand gespeist markiert.</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n letter(s) by hand: their runs go on, and what comes after is marked as fed by hand.</source>
        <translation>
            <numerusform>%n Letter von Hand erledigen: Sein Lauf geht weiter, und was danach kommt, ist als von Hand gespeist markiert.</numerusform>
            <numerusform>%n Letters von Hand erledigen: Ihre Läufe gehen weiter, und was danach kommt, ist als von Hand gespeist markiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Skip the step: the run goes on with null as its output</source>
        <translation>Den Schritt überspringen: Der Lauf geht mit null als seiner Ausgabe weiter</translation>
    </message>
    <message>
        <source>Done, with this output:</source>
        <translation>Erledigt, mit dieser Ausgabe:</translation>
    </message>
    <message>
        <source>Take it from</source>
        <translation>Übernehmen aus</translation>
    </message>
    <message>
        <source>Output of the step, as JSON</source>
        <translation>Ausgabe des Schritts, als JSON</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason for resolving by hand</source>
        <translation>Grund für das Erledigen von Hand</translation>
    </message>
    <message>
        <source>Why? It is kept with the letter</source>
        <translation>Warum? Es wird mit dem Letter aufgehoben</translation>
    </message>
    <message>
        <source>Resolve letter %1</source>
        <translation>Letter %1 erledigen</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n letter(s)</source>
        <translation>
            <numerusform>%n Letter erledigen</numerusform>
            <numerusform>%n Letters erledigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Lassen, wie es war</translation>
    </message>
</context>
<context>
    <name>sluice::ResultView</name>
    <message>
        <source>Nothing is simulated yet: say how many runs arrive, then simulate.</source>
        <translation>Noch ist nichts simuliert: sagen Sie, wie viele Läufe ankommen, und simulieren Sie.</translation>
    </message>
    <message>
        <source>In A:</source>
        <translation>In A:</translation>
    </message>
    <message>
        <source>In B:</source>
        <translation>In B:</translation>
    </message>
    <message>
        <source>How long an attempt waits in the mean. A full bar is the most of all tasks.</source>
        <translation>Wie lange ein Versuch im Mittel wartet. Ein voller Balken ist das Meiste aller Aufgaben.</translation>
    </message>
    <message>
        <source>Attempts under way in the mean. A full bar is the most of all tasks.</source>
        <translation>Versuche, die im Mittel laufen. Ein voller Balken ist das Meiste aller Aufgaben.</translation>
    </message>
    <message>
        <source>Share of the attempts that fail. A full bar is all of them.</source>
        <translation>Anteil der Versuche, die fehlschlagen. Ein voller Balken sind alle.</translation>
    </message>
    <message>
        <source>Runs under way</source>
        <translation>Laufende Läufe</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Warten auf %1</translation>
    </message>
    <message>
        <source>Breaker of %1: %2</source>
        <comment>connection, state</comment>
        <translation>Schutzschalter von %1: %2</translation>
    </message>
    <message>
        <source>no further queue</source>
        <translation>keine weitere Schlange</translation>
    </message>
    <message>
        <source>Over the simulated time</source>
        <translation>Über die simulierte Zeit</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>A, as it is</source>
        <translation>A, wie es ist</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Which setting is shown</source>
        <translation>Welche Einstellung gezeigt wird</translation>
    </message>
    <message>
        <source>How long runs take: A filled, B hatched</source>
        <translation>Wie lange Läufe dauern: A gefüllt, B schraffiert</translation>
    </message>
    <message>
        <source>How long runs take</source>
        <translation>Wie lange Läufe dauern</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>How the figures are shown</source>
        <translation>Wie die Werte gezeigt werden</translation>
    </message>
    <message>
        <source>Figures of the simulation</source>
        <translation>Werte der Simulation</translation>
    </message>
</context>
<context>
    <name>sluice::RetryEditor</name>
    <message>
        <source>Nothing was edited yet</source>
        <translation>Noch wurde nichts geändert</translation>
    </message>
    <message>
        <source>Edit the input of step %1 for letter %2. The original is kept.</source>
        <translation>Ändern Sie die Eingabe von Schritt %1 für Letter %2. Das Original bleibt erhalten.</translation>
    </message>
    <message>
        <source>Input of the retry, as JSON</source>
        <translation>Eingabe der Wiederholung, als JSON</translation>
    </message>
    <message>
        <source>Retry step %1 with edited input</source>
        <translation>Schritt %1 mit geänderter Eingabe wiederholen</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Lassen, wie es war</translation>
    </message>
    <message>
        <source>The same effect</source>
        <translation>Dieselbe Wirkung</translation>
    </message>
    <message>
        <source>Keeps the idempotency key, so that a system that has seen it does nothing twice.</source>
        <translation>Behält den Idempotenzschlüssel, damit ein System, das ihn kennt, nichts zweimal tut.</translation>
    </message>
    <message>
        <source>A new effect</source>
        <translation>Eine neue Wirkung</translation>
    </message>
    <message>
        <source>Takes a new idempotency key, so that it counts as a call of its own.</source>
        <translation>Nimmt einen neuen Idempotenzschlüssel, damit es als eigener Aufruf zählt.</translation>
    </message>
    <message>
        <source>%1 on %2 (the version that ran)</source>
        <comment>a retry, v7</comment>
        <translation>%1, auf %2 (der Version, die lief)</translation>
    </message>
</context>
<context>
    <name>sluice::RunFilterBar</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>All workflows</source>
        <translation>Alle Workflows</translation>
    </message>
    <message>
        <source>Filter by workflow</source>
        <translation>Nach Workflow filtern</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Zustand filtern</translation>
    </message>
    <message>
        <source>Started by hand</source>
        <translation>Von Hand gestartet</translation>
    </message>
    <message>
        <source>By a program</source>
        <translation>Von einem Programm</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal gestartet</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach der Zeit</translation>
    </message>
    <message>
        <source>By an event</source>
        <translation>Durch ein Ereignis</translation>
    </message>
    <message>
        <source>By a webhook</source>
        <translation>Durch einen Webhook</translation>
    </message>
    <message>
        <source>After another run</source>
        <translation>Nach einem anderen Lauf</translation>
    </message>
    <message>
        <source>After a failure</source>
        <translation>Nach einem Fehlschlag</translation>
    </message>
    <message>
        <source>Called by a run</source>
        <translation>Von einem Lauf gerufen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) so far, searched down to run %1</source>
        <translation>
            <numerusform>%n Lauf bisher, durchsucht bis Lauf %1</numerusform>
            <numerusform>%n Läufe bisher, durchsucht bis Lauf %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) and more</source>
        <translation>
            <numerusform>%n Lauf und mehr</numerusform>
            <numerusform>%n Läufe und mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>The words of what happened in the last moments are not known yet.</source>
        <translation>Die Wörter dessen, was in den letzten Augenblicken geschah, sind noch nicht bekannt.</translation>
    </message>
    <message>
        <source>%1; the newest are still being read</source>
        <comment>how many runs</comment>
        <translation>%1; die neuesten werden noch gelesen</translation>
    </message>
    <message>
        <source>All triggers</source>
        <translation>Alle Auslöser</translation>
    </message>
    <message>
        <source>Filter by what started it</source>
        <translation>Danach filtern, was ihn gestartet hat</translation>
    </message>
    <message>
        <source>Words in payloads, errors or the workflow&apos;s id</source>
        <translation>Wörter in Nutzdaten, Fehlern oder der Kennung des Workflows</translation>
    </message>
</context>
<context>
    <name>sluice::RunInputs</name>
    <message>
        <source>Run with the input %1</source>
        <translation>Mit der Eingabe %1 ausführen</translation>
    </message>
    <message>
        <source>Run with an input</source>
        <translation>Mit einer Eingabe ausführen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>The input %1 is kept in this workflow, once that is saved.</source>
        <translation>Die Eingabe %1 bleibt in diesem Workflow, sobald er gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>sluice::RunLine</name>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%1 von %2 Schritten fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead letter(s)</source>
        <translation>
            <numerusform>%n Dead Letter</numerusform>
            <numerusform>%n Dead Letters</numerusform>
        </translation>
    </message>
    <message>
        <source>the workflow was changed since</source>
        <translation>der Workflow wurde seither geändert</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Abräumen</translation>
    </message>
    <message>
        <source>Take the run off the canvas; the run itself goes on</source>
        <translation>Den Lauf von der Fläche nehmen; er selbst geht weiter</translation>
    </message>
    <message>
        <source>Take the run off the canvas</source>
        <translation>Den Lauf von der Fläche nehmen</translation>
    </message>
    <message>
        <source>Run on the canvas</source>
        <translation>Lauf auf der Fläche</translation>
    </message>
    <message>
        <source>Show it on the version that ran</source>
        <translation>Auf der Version zeigen, die lief</translation>
    </message>
    <message>
        <source>Show it on %1</source>
        <translation>Auf %1 zeigen</translation>
    </message>
    <message>
        <source>All active runs</source>
        <translation>Alle aktiven Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) active</source>
        <translation>
            <numerusform>%n Lauf aktiv</numerusform>
            <numerusform>%n Läufe aktiv</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them asleep</source>
        <translation>
            <numerusform>%n davon schläft</numerusform>
            <numerusform>%n davon schlafen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>how many steps, which version</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>The nodes count the steps of runs on the version that is shown; steps on other versions stand here.</source>
        <translation>Die Knoten zählen die Schritte der Läufe auf der gezeigten Version; Schritte auf anderen Versionen stehen hier.</translation>
    </message>
    <message>
        <source>Reading what it did…</source>
        <translation>Liest, was er tat…</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Back to the graph that is edited (Esc)</source>
        <translation>Zurück zum Graphen, der bearbeitet wird (Esc)</translation>
    </message>
    <message>
        <source>Show the run on the version that ran, which cannot be edited</source>
        <translation>Den Lauf auf der Version zeigen, die lief, die man nicht bearbeiten kann</translation>
    </message>
    <message>
        <source>Fork from here…</source>
        <translation>Von hier abzweigen…</translation>
    </message>
    <message>
        <source>Start a new run that goes on from this moment, on the version that ran; what it does, it does once more</source>
        <translation>Einen neuen Lauf beginnen, der von diesem Moment an weitergeht, auf der Version, die lief; was er tut, tut er noch einmal</translation>
    </message>
    <message>
        <source>Open on Runs</source>
        <translation>Unter Läufe öffnen</translation>
    </message>
    <message>
        <source>Timeline, event log and every step of this run</source>
        <translation>Zeitachse, Ereignisse und jeder Schritt dieses Laufs</translation>
    </message>
    <message>
        <source>Counting what they do…</source>
        <translation>Es wird gezählt, was sie tun…</translation>
    </message>
    <message>
        <source>They are counted again as soon as the engine answers.</source>
        <translation>Sie werden wieder gezählt, sobald die Engine antwortet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Read once more what the run did</source>
        <translation>Noch einmal lesen, was der Lauf getan hat</translation>
    </message>
</context>
<context>
    <name>sluice::RunListModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>steps done of all steps</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Schritte fertig</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
</context>
<context>
    <name>sluice::RunPicker</name>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>All active runs</source>
        <translation>Alle aktiven Läufe</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Nothing here has “%1” in it.</source>
        <translation>Nichts hier enthält „%1“.</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>Liest die Läufe…</translation>
    </message>
    <message>
        <source>This workflow has not run yet.</source>
        <translation>Dieser Workflow ist noch nie gelaufen.</translation>
    </message>
    <message>
        <source>Shows: nothing</source>
        <translation>Zeigt: nichts</translation>
    </message>
    <message>
        <source>Shows: all active runs</source>
        <translation>Zeigt: alle aktiven Läufe</translation>
    </message>
    <message>
        <source>Shows: run %1, the newest</source>
        <translation>Zeigt: Lauf %1, den neuesten</translation>
    </message>
    <message>
        <source>Shows: run %1</source>
        <translation>Zeigt: Lauf %1</translation>
    </message>
    <message>
        <source>Shows: the newest run</source>
        <translation>Zeigt: den neuesten Lauf</translation>
    </message>
    <message>
        <source>What the canvas shows</source>
        <translation>Was die Arbeitsfläche zeigt</translation>
    </message>
    <message>
        <source>Choose which runs the canvas shows</source>
        <translation>Wählen, welche Läufe die Arbeitsfläche zeigt</translation>
    </message>
    <message>
        <source>Number, state, version or time</source>
        <translation>Nummer, Zustand, Version oder Zeit</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Einen Lauf finden</translation>
    </message>
    <message>
        <source>What the canvas can show</source>
        <translation>Was die Arbeitsfläche zeigen kann</translation>
    </message>
    <message>
        <source>Follow the newest run</source>
        <translation>Dem neuesten Lauf folgen</translation>
    </message>
    <message>
        <source>Each new run of this workflow takes the place of the one that is shown</source>
        <translation>Jeder neue Lauf dieses Workflows tritt an die Stelle des gezeigten</translation>
    </message>
    <message>
        <source>The runs cannot be read at the moment. Open this list once more to try again.</source>
        <translation>Die Läufe können gerade nicht gelesen werden. Öffnen Sie diese Liste noch einmal, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Looking through older runs…</source>
        <translation>Ältere Läufe werden durchsucht…</translation>
    </message>
    <message>
        <source>The newest %1 of %2 runs. Type to look through older ones.</source>
        <translation>Die neuesten %1 von %2 Läufen. Tippen Sie, um ältere zu durchsuchen.</translation>
    </message>
    <message>
        <source>Searched in the newest %1 of %2 runs.</source>
        <translation>Gesucht wurde in den neuesten %1 von %2 Läufen.</translation>
    </message>
</context>
<context>
    <name>sluice::RunTabs</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Parts of the run</source>
        <translation>Teile des Laufs</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>In Not</translation>
    </message>
    <message>
        <source>Which steps are shown</source>
        <translation>Welche Schritte gezeigt werden</translation>
    </message>
    <message>
        <source>Filter by task or item</source>
        <translation>Nach Aufgabe oder Element filtern</translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
    <message>
        <source>Events of the run</source>
        <translation>Ereignisse des Laufs</translation>
    </message>
    <message>
        <source>Fork from the chosen event…</source>
        <translation>Ab dem gewählten Ereignis abzweigen …</translation>
    </message>
</context>
<context>
    <name>sluice::RunView</name>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Run %1 · %2</source>
        <comment>number, workflow</comment>
        <translation>Lauf %1 · %2</translation>
    </message>
    <message>
        <source>started %1, %2</source>
        <translation>begonnen %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s) done</source>
        <translation>
            <numerusform>%1 von %n Schritt fertig</numerusform>
            <numerusform>%1 von %n Schritten fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n dead letter(s)</source>
        <translation>
            <numerusform>%n Dead Letter zeigen</numerusform>
            <numerusform>%n Dead Letters zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause run %1</source>
        <translation>Lauf %1 anhalten</translation>
    </message>
    <message>
        <source>Resume run %1</source>
        <translation>Lauf %1 fortsetzen</translation>
    </message>
    <message>
        <source>Cancel run %1…</source>
        <translation>Lauf %1 abbrechen…</translation>
    </message>
    <message>
        <source>Cancel this run? What is done stays done; nothing more is started.</source>
        <translation>Diesen Lauf abbrechen? Was getan ist, bleibt getan; nichts Weiteres beginnt.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel this run? %n step(s) running will be stopped; what is done stays done.</source>
        <translation>
            <numerusform>Diesen Lauf abbrechen? %n laufender Schritt wird gestoppt; was getan ist, bleibt getan.</numerusform>
            <numerusform>Diesen Lauf abbrechen? %n laufende Schritte werden gestoppt; was getan ist, bleibt getan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel run %1</source>
        <translation>Lauf %1 abbrechen</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Close this run (Esc)</source>
        <translation>Diesen Lauf schließen (Esc)</translation>
    </message>
    <message>
        <source>From the start on the latest version: its file cannot be read</source>
        <translation>Von vorn auf der neuesten Version: Ihre Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>Run %1 again</source>
        <translation>Lauf %1 erneut ausführen</translation>
    </message>
    <message>
        <source>Save the run as JSON</source>
        <translation>Lauf als JSON sichern</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Saving the run: %1</source>
        <translation>Der Lauf wird gesichert: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The run was saved as %1.</source>
        <translation>Der Lauf wurde als %1 gesichert.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More that can be done with run %1</source>
        <translation>Was mit Lauf %1 noch getan werden kann</translation>
    </message>
    <message>
        <source>Save run %1 as JSON…</source>
        <translation>Lauf %1 als JSON sichern…</translation>
    </message>
    <message>
        <source>Compare run %1 with another run</source>
        <translation>Lauf %1 mit einem anderen vergleichen</translation>
    </message>
    <message>
        <source>Run %1 was not saved: it was closed before all of it was written.</source>
        <translation>Lauf %1 wurde nicht gespeichert: Er wurde geschlossen, bevor alles geschrieben war.</translation>
    </message>
    <message>
        <source>Go on from where it stopped</source>
        <translation>Fortfahren, wo er stehen blieb</translation>
    </message>
    <message>
        <source>Go on from %1</source>
        <comment>a step that failed</comment>
        <translation>Ab %1 fortfahren</translation>
    </message>
    <message>
        <source>Fork run %1 from an event…</source>
        <translation>Lauf %1 ab einem Ereignis abzweigen …</translation>
    </message>
    <message>
        <source>Show run %1 on the canvas</source>
        <translation>Lauf %1 auf der Arbeitsfläche zeigen</translation>
    </message>
    <message>
        <source>From the start on the version that ran, which is the latest</source>
        <translation>Von vorn auf der Version, die lief; sie ist die neueste</translation>
    </message>
    <message>
        <source>From the start on %1 (the version that ran, and the latest)</source>
        <comment>v7</comment>
        <translation>Von vorn auf %1 (der Version, die lief, und der neuesten)</translation>
    </message>
    <message>
        <source>From the start on the version that ran</source>
        <translation>Von vorn auf der Version, die lief</translation>
    </message>
    <message>
        <source>From the start on %1 (the version that ran)</source>
        <comment>v7</comment>
        <translation>Von vorn auf %1 (der Version, die lief)</translation>
    </message>
    <message>
        <source>From the start on the latest version</source>
        <translation>Von vorn auf der neuesten Version</translation>
    </message>
    <message>
        <source>Go on from where it stopped, on the version that ran, with what is done</source>
        <translation>Weiter, wo er aufhörte, auf der Version, die lief, mit dem, was fertig ist</translation>
    </message>
    <message>
        <source>Go on from where it stopped, on %1, with what is done</source>
        <comment>v7</comment>
        <translation>Weiter, wo er aufhörte, auf %1, mit dem, was fertig ist</translation>
    </message>
    <message>
        <source>From the start on %1 (the latest)</source>
        <comment>v7</comment>
        <translation>Von vorn auf %1 (der neuesten)</translation>
    </message>
</context>
<context>
    <name>sluice::RunWhy</name>
    <message>
        <source>%1: %2</source>
        <comment>a step, a sentence</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sluice::RunsPage</name>
    <message>
        <source>Runs, newest first</source>
        <translation>Läufe, neueste zuerst</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Runs come here when a workflow is started, by hand or by a trigger.</source>
        <translation>Läufe kommen hierher, wenn ein Workflow gestartet wird, von Hand oder durch einen Auslöser.</translation>
    </message>
    <message>
        <source>Open a workflow</source>
        <translation>Workflow öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::SampleModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Steps ended</source>
        <translation>Beendete Schritte</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Mean response</source>
        <translation>Mittlere Antwort</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99 % binnen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>sluice::SamplePanel</name>
    <message>
        <source>Pinned: the expressions of later tasks are tried out with it.</source>
        <translation>Angeheftet: Die Ausdrücke späterer Aufgaben werden damit ausprobiert.</translation>
    </message>
    <message>
        <source>From run %1; pin it to keep it.</source>
        <translation>Aus Lauf %1; angeheftet bleibt es erhalten.</translation>
    </message>
    <message>
        <source>None yet. Run the workflow once, or write what the task gives and pin that.</source>
        <translation>Noch keines. Führen Sie den Workflow einmal aus, oder schreiben Sie, was die Aufgabe ergibt, und heften Sie das an.</translation>
    </message>
    <message>
        <source>This is not one JSON value.</source>
        <translation>Das ist nicht ein JSON-Wert.</translation>
    </message>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>Pin what is written</source>
        <translation>Das Geschriebene anheften</translation>
    </message>
    <message>
        <source>Pin this output</source>
        <translation>Diese Ausgabe anheften</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>Selbst schreiben</translation>
    </message>
    <message>
        <source>Sample of the output</source>
        <translation>Beispiel der Ausgabe</translation>
    </message>
    <message>
        <source>Sample of the output, as JSON</source>
        <translation>Beispiel der Ausgabe als JSON</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Anheften</translation>
    </message>
</context>
<context>
    <name>sluice::SchemaFields</name>
    <message>
        <source>%1 (needed)</source>
        <comment>the name of a field</comment>
        <translation>%1 (nötig)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>sluice::SecretLine</name>
    <message>
        <source>The value is in the keychain. The next call uses it.</source>
        <translation>Der Wert ist im Schlüsselbund. Der nächste Aufruf benutzt ihn.</translation>
    </message>
    <message>
        <source>The value was taken out of the keychain.</source>
        <translation>Der Wert wurde aus dem Schlüsselbund genommen.</translation>
    </message>
    <message>
        <source>… The keychain is at work. It may ask you to unlock it.</source>
        <translation>… Der Schlüsselbund arbeitet. Vielleicht bittet er Sie, ihn zu entsperren.</translation>
    </message>
    <message>
        <source>It has a value from the environment variable %1, which goes before the keychain. Change it where the program is started.</source>
        <translation>Es hat einen Wert aus der Umgebungsvariablen %1, die dem Schlüsselbund vorgeht. Ändern Sie ihn dort, wo das Programm gestartet wird.</translation>
    </message>
    <message>
        <source>It has a value, in this computer&apos;s keychain.</source>
        <translation>Es hat einen Wert, im Schlüsselbund dieses Rechners.</translation>
    </message>
    <message>
        <source>… The keychain is being asked. It may ask you to unlock it.</source>
        <translation>… Der Schlüsselbund wird gefragt. Vielleicht bittet er Sie, ihn zu entsperren.</translation>
    </message>
    <message>
        <source>It has no value here, so calls that need it fail. Enter it below, or start the program with %1.</source>
        <translation>Es hat hier keinen Wert, also schlagen Aufrufe fehl, die es brauchen. Geben Sie ihn unten ein, oder starten Sie das Programm mit %1.</translation>
    </message>
    <message>
        <source>Take the value of %1 out of the keychain? It cannot be brought back.</source>
        <translation>Den Wert von %1 aus dem Schlüsselbund nehmen? Er lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Value of %1, for this computer and this workspace:</source>
        <translation>Wert von %1, für diesen Rechner und diesen Arbeitsbereich:</translation>
    </message>
    <message>
        <source>Replace the value…</source>
        <translation>Wert ersetzen …</translation>
    </message>
    <message>
        <source>Enter the value…</source>
        <translation>Wert eingeben …</translation>
    </message>
    <message>
        <source>Replace the value of %1</source>
        <translation>Den Wert von %1 ersetzen</translation>
    </message>
    <message>
        <source>Enter the value of %1</source>
        <translation>Den Wert von %1 eingeben</translation>
    </message>
    <message>
        <source>Remove the value…</source>
        <translation>Wert entfernen …</translation>
    </message>
    <message>
        <source>Remove the value of %1</source>
        <translation>Den Wert von %1 entfernen</translation>
    </message>
    <message>
        <source>Value of the secret %1</source>
        <translation>Wert des Geheimnisses %1</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>Im Schlüsselbund ablegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the value of %1</source>
        <translation>Den Wert von %1 lassen</translation>
    </message>
    <message>
        <source>Enter no value of %1</source>
        <translation>Keinen Wert von %1 eingeben</translation>
    </message>
</context>
<context>
    <name>sluice::Session</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Dead Letters</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Workflow</source>
        <translation>&amp;Workflow</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>task, workflow</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Dead letter %1</source>
        <translation>Dead Letter %1</translation>
    </message>
    <message>
        <source>Dead letter</source>
        <translation>Dead Letter</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Run %1 with the input %2</source>
        <comment>workflow, saved input</comment>
        <translation>%1 mit der Eingabe %2 ausführen</translation>
    </message>
    <message>
        <source>Saved input</source>
        <translation>Gespeicherte Eingabe</translation>
    </message>
    <message>
        <source>Run %1 again from the start on the version that ran</source>
        <translation>Lauf %1 von vorn auf der Version, die lief, erneut ausführen</translation>
    </message>
    <message>
        <source>Run %1 again from the start on the latest version</source>
        <translation>Lauf %1 von vorn auf der neuesten Version erneut ausführen</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Settings of the workspace</source>
        <translation>Einstellungen des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>New workflow from the template %1</source>
        <translation>Neuer Workflow aus der Vorlage %1</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Run %1 of %2, %3, %4</source>
        <comment>number, workflow, state, when</comment>
        <translation>Lauf %1 von %2, %3, %4</translation>
    </message>
    <message>
        <source>Dead letter %1 of %2, %3: %4</source>
        <comment>number, workflow, task, what went wrong</comment>
        <translation>Dead Letter %1 von %2, %3: %4</translation>
    </message>
    <message>
        <source>Go on with the open run from where it stopped</source>
        <translation>Mit dem geöffneten Lauf fortfahren, wo er stehen blieb</translation>
    </message>
    <message>
        <source>Fork the open run from the chosen event</source>
        <translation>Den geöffneten Lauf ab dem gewählten Ereignis abzweigen</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>workspace, address of its engine</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Plug-ins…</source>
        <translation>Erweiterungen…</translation>
    </message>
</context>
<context>
    <name>sluice::SettingRow</name>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>sluice::SettingsDocument</name>
    <message>
        <source>Revert the settings</source>
        <translation>Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Change of the file outside</source>
        <translation>Änderung der Datei von außen</translation>
    </message>
</context>
<context>
    <name>sluice::SettingsPage</name>
    <message>
        <source>The settings of the workspace are saved.</source>
        <translation>Die Einstellungen des Arbeitsbereichs sind gespeichert.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>Dieser Arbeitsbereich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Attempts of a new task</source>
        <translation>Versuche einer neuen Aufgabe</translation>
    </message>
    <message>
        <source>Time-out of an attempt</source>
        <translation>Zeitgrenze eines Versuchs</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Save to sluice.json</source>
        <translation>In sluice.json speichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Keep finished runs for</source>
        <translation>Beendete Läufe behalten</translation>
    </message>
    <message>
        <source> days</source>
        <comment>behind a number</comment>
        <translation> Tage</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>Finished runs of a workflow, at most</source>
        <translation>Beendete Läufe eines Workflows, höchstens</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Data of one step, at most</source>
        <translation>Daten eines Schritts, höchstens</translation>
    </message>
    <message>
        <source> KiB</source>
        <comment>behind a number</comment>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Save the settings of the workspace</source>
        <translation>Einstellungen des Arbeitsbereichs speichern</translation>
    </message>
    <message>
        <source>Revert the settings of the workspace</source>
        <translation>Einstellungen des Arbeitsbereichs zurücksetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>holds from the next start of the engine on, once it is saved</source>
        <translation>gilt nach dem Speichern ab dem nächsten Start der Engine</translation>
    </message>
    <message>
        <source>Attempts of a new task at the same time</source>
        <translation>Gleichzeitige Versuche einer neuen Aufgabe</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Runs that have not begun, at most</source>
        <translation>Nicht begonnene Läufe, höchstens</translation>
    </message>
    <message>
        <source>further ones are refused</source>
        <translation>weitere werden abgewiesen</translation>
    </message>
    <message>
        <source>Threads for SQL, files and processes</source>
        <translation>Threads für SQL, Dateien und Prozesse</translation>
    </message>
    <message>
        <source>Processes for expressions</source>
        <translation>Prozesse für Ausdrücke</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Alle Alarme</translation>
    </message>
    <message>
        <source>Warnings and critical ones</source>
        <translation>Warnungen und kritische</translation>
    </message>
    <message>
        <source>Only critical ones</source>
        <translation>Nur kritische</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tell on the desktop</source>
        <translation>Auf dem Bildschirm melden</translation>
    </message>
    <message>
        <source>once for each time that an alert begins</source>
        <translation>einmal, wenn ein Alarm beginnt</translation>
    </message>
    <message>
        <source>the name of its folder</source>
        <translation>der Name ihres Ordners</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>New tasks of the workspace</source>
        <translation>Neue Aufgaben des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>What the workspace keeps</source>
        <translation>Was der Arbeitsbereich aufbewahrt</translation>
    </message>
    <message>
        <source>Limits of the workspace</source>
        <translation>Grenzen des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Alerts of the workspace</source>
        <translation>Alarme des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Settings of the workspace are kept in sluice.json, for everybody who works with it.</source>
        <translation>Einstellungen des Arbeitsbereichs stehen in sluice.json, für alle, die damit arbeiten.</translation>
    </message>
</context>
<context>
    <name>sluice::ShortcutPanel</name>
    <message>
        <source>%1 is needed by text fields.</source>
        <translation>%1 wird von Textfeldern gebraucht.</translation>
    </message>
    <message>
        <source>%1 is taken by “%2”. Change that one first.</source>
        <translation>%1 gehört schon zu „%2“. Ändern Sie erst jenen Befehl.</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>keine Tasten</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the keys of: %1</source>
        <translation>Tasten ändern von: %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the keys of: %1</source>
        <translation>Tasten zurücksetzen von: %1</translation>
    </message>
    <message>
        <source>Default: no keys</source>
        <translation>Vorgabe: keine Tasten</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Show only changed keys</source>
        <translation>Nur geänderte Tasten zeigen</translation>
    </message>
    <message>
        <source>Show the keys of all commands</source>
        <translation>Tasten aller Befehle zeigen</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Diese Tasten verwenden</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Neue Tasten drücken</translation>
    </message>
</context>
<context>
    <name>sluice::SimulatePage</name>
    <message>
        <source>Simulate the workflow</source>
        <translation>Den Ablauf simulieren</translation>
    </message>
    <message>
        <source>Cancel the simulation</source>
        <translation>Die Simulation abbrechen</translation>
    </message>
    <message>
        <source>Learn the models of tasks from past runs</source>
        <translation>Die Modelle der Aufgaben aus früheren Läufen lernen</translation>
    </message>
    <message>
        <source>The simulation was cancelled.</source>
        <translation>Die Simulation wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There are no past runs to learn from.</source>
        <translation>Es gibt keine früheren Läufe, aus denen sich lernen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>Learnt from %n run(s).</source>
        <translation>
            <numerusform>Aus %n Lauf gelernt.</numerusform>
            <numerusform>Aus %n Läufen gelernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>How many attempts that were, stands at each task.</source>
        <translation>Wie viele Versuche das waren, steht bei jeder Aufgabe.</translation>
    </message>
    <message>
        <source>Workflow, with edits that are not saved</source>
        <translation>Ablauf, mit ungespeicherten Änderungen</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Learn from runs</source>
        <translation>Aus Läufen lernen</translation>
    </message>
    <message>
        <source>Tasks and what stands for their work</source>
        <translation>Aufgaben, und was für ihre Arbeit steht</translation>
    </message>
    <message>
        <source>How much of the time is simulated</source>
        <translation>Wie viel von der Zeit simuliert ist</translation>
    </message>
    <message>
        <source>No workflow to simulate</source>
        <translation>Kein Ablauf zum Simulieren</translation>
    </message>
    <message>
        <source>Once there is a workflow, this page says how long its runs take and where they wait.</source>
        <translation>Sobald es einen Ablauf gibt, sagt diese Seite, wie lange seine Läufe dauern und wo sie warten.</translation>
    </message>
    <message>
        <source>Open Design</source>
        <translation>Entwurf öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::StartWindow</name>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>A workspace is a folder with workflows and the history of their runs.</source>
        <translation>Ein Arbeitsbereich ist ein Ordner mit Workflows und der Geschichte ihrer Läufe.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>The sample</source>
        <translation>Das Beispiel</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>sluice::StatusStrip</name>
    <message>
        <source>Engine %1</source>
        <comment>state of the engine, such as: running</comment>
        <translation>Engine %1</translation>
    </message>
    <message>
        <source>Engine starting</source>
        <translation>Engine startet</translation>
    </message>
    <message>
        <source>Heartbeat %1</source>
        <comment>age of the oldest heartbeat</comment>
        <translation>Lebenszeichen %1</translation>
    </message>
    <message>
        <source>Heartbeat %1, %2</source>
        <comment>age of the oldest heartbeat, and how late</comment>
        <translation>Lebenszeichen %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) active</source>
        <translation>
            <numerusform>%n Lauf aktiv</numerusform>
            <numerusform>%n Läufe aktiv</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>Schlange %1</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <comment>rate</comment>
        <translation>%1 Schritte/s</translation>
    </message>
    <message numerus="yes">
        <source>%n breaker(s) open</source>
        <translation>
            <numerusform>%n Schutzschalter offen</numerusform>
            <numerusform>%n Schutzschalter offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Breakers closed</source>
        <translation>Schutzschalter geschlossen</translation>
    </message>
    <message>
        <source>No news from the engine since %1</source>
        <translation>Nichts von der Engine seit %1</translation>
    </message>
    <message>
        <source>The engine has not answered yet</source>
        <translation>Die Engine hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>Figures %1 old</source>
        <comment>an age</comment>
        <translation>Werte %1 alt</translation>
    </message>
</context>
<context>
    <name>sluice::StepTableModel</name>
    <message>
        <source>%1, %2</source>
        <comment>state of a step, time until it goes on</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state of a step, fed by hand</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>sluice::StepView</name>
    <message>
        <source>Choose a step to see its attempts, input and output</source>
        <translation>Wählen Sie einen Schritt, um Versuche, Eingabe und Ausgabe zu sehen</translation>
    </message>
    <message>
        <source>Its input is known once the steps before it are done.</source>
        <translation>Seine Eingabe steht fest, sobald die Schritte davor fertig sind.</translation>
    </message>
    <message>
        <source>It ended without an output.</source>
        <translation>Er endete ohne Ausgabe.</translation>
    </message>
    <message>
        <source>There is no output yet.</source>
        <translation>Es gibt noch keine Ausgabe.</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>What happened in the step</source>
        <translation>Was im Schritt geschah</translation>
    </message>
    <message>
        <source>Input of the step</source>
        <translation>Eingabe des Schritts</translation>
    </message>
    <message>
        <source>Output of the step</source>
        <translation>Ausgabe des Schritts</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state of a step, fed by hand</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>sluice::TaskForm</name>
    <message>
        <source>as in A (%1)</source>
        <translation>wie in A (%1)</translation>
    </message>
    <message>
        <source>Times such as “50 ms”, “10 ms to 90 ms”, “exponential 200 ms” or “80 ms, p99 800 ms”.</source>
        <translation>Zeiten wie „50 ms“, „10 ms to 90 ms“, „exponential 200 ms“ oder „80 ms, p99 800 ms“.</translation>
    </message>
    <message>
        <source>Shares such as “2 % transient, 1 % permanent, 3 % limited for 30 s”, 100 % at most.</source>
        <translation>Anteile wie „2 % transient, 1 % permanent, 3 % limited for 30 s“, höchstens 100 %.</translation>
    </message>
    <message>
        <source>Numbers of items such as “10” or “5 to 20”.</source>
        <translation>Anzahlen von Einträgen wie „10“ oder „5 to 20“.</translation>
    </message>
    <message>
        <source>Shares of its ports such as “%1”.</source>
        <translation>Anteile seiner Ports wie „%1“.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Schlägt fehl</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Goes on by</source>
        <translation>Geht weiter über</translation>
    </message>
    <message>
        <source>Attempts in B</source>
        <translation>Versuche in B</translation>
    </message>
</context>
<context>
    <name>sluice::TaskModelTable</name>
    <message>
        <source>assumed</source>
        <comment>a model of a task</comment>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Schlägt fehl</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>Gelernt aus</translation>
    </message>
</context>
<context>
    <name>sluice::TaskPalette</name>
    <message>
        <source>Flow</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Input and output</source>
        <translation>Ein- und Ausgabe</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufgaben suchen</translation>
    </message>
    <message>
        <source>No task is called that.</source>
        <translation>So heißt keine Aufgabe.</translation>
    </message>
</context>
<context>
    <name>sluice::TemplatePicker</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>The graph of %1</source>
        <translation>Der Graph von %1</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>There are no templates</source>
        <translation>Es gibt keine Vorlagen</translation>
    </message>
    <message>
        <source>They come with the program, in its folder share/sluice/samples; here it is empty.</source>
        <translation>Sie kommen mit dem Programm, in seinem Ordner share/sluice/samples; hier ist er leer.</translation>
    </message>
    <message>
        <source>No template matches</source>
        <translation>Keine Vorlage passt</translation>
    </message>
    <message>
        <source>None has “%1” in its name or its description.</source>
        <translation>Keine hat „%1“ im Namen oder in der Beschreibung.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>New workflow from a template</source>
        <translation>Neuer Workflow aus einer Vorlage</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>Vorlagen durchsuchen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>&amp;Name of the workflow</source>
        <translation>&amp;Name des Workflows</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create the workflow</source>
        <translation>Workflow anlegen</translation>
    </message>
</context>
<context>
    <name>sluice::TestPanel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>The test was cancelled. Nothing was changed.</source>
        <translation>Die Prüfung wurde abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>connected after %1</source>
        <translation>verbunden nach %1</translation>
    </message>
    <message>
        <source>open after %1</source>
        <translation>offen nach %1</translation>
    </message>
    <message>
        <source>first byte after %1</source>
        <translation>erstes Byte nach %1</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>beantwortet nach %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>It was changed since: this is about the values before.</source>
        <translation>Sie wurde seither geändert: Dies betrifft die Werte davor.</translation>
    </message>
    <message>
        <source>%1 answers: status %2.</source>
        <translation>%1 antwortet: Status %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 can be read: SQLite %2, %n table(s).</source>
        <translation>
            <numerusform>%1 ist lesbar: SQLite %2, %n Tabelle.</numerusform>
            <numerusform>%1 ist lesbar: SQLite %2, %n Tabellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answers: PostgreSQL %2.</source>
        <translation>%1 antwortet: PostgreSQL %2.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Test the connection %1</source>
        <translation>Die Verbindung %1 prüfen</translation>
    </message>
    <message>
        <source>Asks the base address for its head, with the guards of a task. No breaker counts it.</source>
        <translation>Fragt die Basisadresse nach ihrem Kopf, mit den Schranken einer Aufgabe. Kein Schutzschalter zählt es.</translation>
    </message>
    <message>
        <source>Opens the database and asks it for its version. Nothing is written.</source>
        <translation>Öffnet die Datenbank und fragt nach ihrer Version. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the test of %1</source>
        <translation>Die Prüfung von %1 abbrechen</translation>
    </message>
    <message>
        <source>Test under way</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>%1 can be reached: status %2.</source>
        <translation>%1 ist erreichbar: Status %2.</translation>
    </message>
    <message>
        <source>Its base address itself is no page; the paths of tasks may be.</source>
        <translation>Ihre Basisadresse selbst ist keine Seite; die Pfade der Aufgaben können es sein.</translation>
    </message>
    <message>
        <source>%1 answers: MySQL %2.</source>
        <translation>%1 antwortet: MySQL %2.</translation>
    </message>
    <message>
        <source>%1 lets us in.</source>
        <translation>%1 lässt uns ein.</translation>
    </message>
</context>
<context>
    <name>sluice::TimeChart</name>
    <message>
        <source>%1: left and right read the values</source>
        <comment>title of a chart</comment>
        <translation>%1: links und rechts lesen die Werte ab</translation>
    </message>
    <message>
        <source>%1: left and right read the values, plus shows a part larger, minus all</source>
        <comment>title of a chart</comment>
        <translation>%1: links und rechts lesen die Werte, Plus zeigt einen Teil größer, Minus alles</translation>
    </message>
</context>
<context>
    <name>sluice::TimeRange</name>
    <message>
        <source>Any time</source>
        <translation>Zu jeder Zeit</translation>
    </message>
    <message>
        <source>The last %1</source>
        <translation>Die letzten %1</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Filter by when it started</source>
        <translation>Nach dem Start filtern</translation>
    </message>
    <message>
        <source>Started at or after</source>
        <translation>Gestartet um oder nach</translation>
    </message>
    <message>
        <source>Started at or before</source>
        <translation>Gestartet um oder vor</translation>
    </message>
</context>
<context>
    <name>sluice::TimeSlider</name>
    <message>
        <source>Moment of the run</source>
        <translation>Moment des Laufs</translation>
    </message>
</context>
<context>
    <name>sluice::TimelineModel</name>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>sluice::TimelinePanel</name>
    <message>
        <source>Choose a bar to read what it means.</source>
        <translation>Wählen Sie einen Balken, um zu lesen, was er bedeutet.</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>How the timeline is shown</source>
        <translation>Wie der Zeitverlauf gezeigt wird</translation>
    </message>
    <message>
        <source>Only the critical path</source>
        <translation>Nur der kritische Pfad</translation>
    </message>
    <message>
        <source>The chain of steps that took the run as long as it did</source>
        <translation>Die Kette von Schritten, die den Lauf so lange dauern ließ</translation>
    </message>
    <message>
        <source>Show more of the run at once (-)</source>
        <translation>Mehr vom Lauf auf einmal zeigen (-)</translation>
    </message>
    <message>
        <source>Show less of the run, larger (+)</source>
        <translation>Weniger vom Lauf zeigen, größer (+)</translation>
    </message>
    <message>
        <source>Show all of the run (0)</source>
        <translation>Den ganzen Lauf zeigen (0)</translation>
    </message>
    <message>
        <source>Timeline of the run: arrows go from step to step and from bar to bar</source>
        <translation>Zeitverlauf des Laufs: Pfeile gehen von Schritt zu Schritt und von Balken zu Balken</translation>
    </message>
    <message>
        <source>Timeline of the run as a table</source>
        <translation>Zeitverlauf des Laufs als Tabelle</translation>
    </message>
</context>
<context>
    <name>sluice::TopBar</name>
    <message>
        <source>Embedded engine</source>
        <translation>Eingebaute Engine</translation>
    </message>
    <message>
        <source>Workflows run inside this program, on its own threads.</source>
        <translation>Workflows laufen in diesem Programm, auf eigenen Threads.</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Find anything  (%1)</source>
        <comment>keys</comment>
        <translation>Alles finden  (%1)</translation>
    </message>
    <message>
        <source>Change to the light theme</source>
        <translation>Zu hellen Farben wechseln</translation>
    </message>
    <message>
        <source>Change to the dark theme</source>
        <translation>Zu dunklen Farben wechseln</translation>
    </message>
</context>
<context>
    <name>sluice::TopicListModel</name>
    <message>
        <source>%1, last at %2, by %3</source>
        <translation>%1, zuletzt um %2, von %3</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>sluice::TrafficForm</name>
    <message>
        <source>No outage</source>
        <translation>Kein Ausfall</translation>
    </message>
    <message>
        <source>%1: a time such as 250ms, 5m or 1h belongs here.</source>
        <translation>%1: hierher gehört eine Zeit wie 250ms, 5m oder 1h.</translation>
    </message>
    <message>
        <source>Evenly</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>By chance (Poisson)</source>
        <translation>Nach dem Zufall (Poisson)</translation>
    </message>
    <message>
        <source>In bursts</source>
        <translation>In Schüben</translation>
    </message>
    <message>
        <source>Runs arrive</source>
        <translation>Läufe kommen an</translation>
    </message>
    <message>
        <source>Runs a second</source>
        <translation>Läufe in der Sekunde</translation>
    </message>
    <message>
        <source>Runs a second in a burst</source>
        <translation>Läufe in der Sekunde in einem Schub</translation>
    </message>
    <message>
        <source>A burst every</source>
        <translation>Ein Schub alle</translation>
    </message>
    <message>
        <source>It lasts</source>
        <translation>Er dauert</translation>
    </message>
    <message>
        <source>Simulated time</source>
        <translation>Simulierte Zeit</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>A connection fails</source>
        <translation>Eine Verbindung fällt aus</translation>
    </message>
    <message>
        <source>It fails after</source>
        <translation>Sie fällt aus nach</translation>
    </message>
    <message>
        <source>It fails for</source>
        <translation>Sie fällt aus für</translation>
    </message>
    <message>
        <source>The same seed gives the same result.</source>
        <translation>Derselbe Startwert gibt dasselbe Ergebnis.</translation>
    </message>
</context>
<context>
    <name>sluice::TransitionStrip</name>
    <message>
        <source>Transitions of the breaker</source>
        <translation>Übergänge des Schutzschalters</translation>
    </message>
    <message>
        <source>none so far</source>
        <translation>bisher keine</translation>
    </message>
    <message>
        <source>No transition so far</source>
        <translation>Bisher kein Übergang</translation>
    </message>
</context>
<context>
    <name>sluice::TriggerForm</name>
    <message>
        <source>(%1 here)</source>
        <translation>(%1 hier)</translation>
    </message>
    <message>
        <source>Any other workflow</source>
        <translation>Jeder andere Workflow</translation>
    </message>
    <message>
        <source>%1: not in this workspace</source>
        <translation>%1: nicht in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>This is not a duration. Write a number and a unit: 30s, 5m, 1h, 1d. The last one is kept.</source>
        <translation>Das ist keine Dauer. Schreiben Sie eine Zahl und eine Einheit: 30s, 5m, 1h, 1d. Die letzte bleibt erhalten.</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>Nächste:</translation>
    </message>
    <message>
        <source>%1; next:</source>
        <comment>02:30 daily</comment>
        <translation>%1; nächste:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No event of the last ones has a topic that matches.</source>
        <translation>Kein Ereignis der letzten hat ein Thema, das passt.</translation>
    </message>
    <message>
        <source>Matches of the last events: %1</source>
        <translation>Von den letzten Ereignissen passen: %1</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Minute, hour, day of month, month, day of week; with six fields, the second first. For example 30 2 * * MON-FRI.</source>
        <translation>Minute, Stunde, Tag im Monat, Monat, Wochentag; bei sechs Feldern zuerst die Sekunde. Zum Beispiel 30 2 * * MON-FRI.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Whose clocks count. Empty: UTC.</source>
        <translation>Deren Uhren zählen. Leer: UTC.</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Counted from when it was armed.</source>
        <translation>Gezählt ab dem Scharfstellen.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>* stands for one part, ** at the end for all the rest.</source>
        <translation>* steht für einen Teil, ** am Ende für den ganzen Rest.</translation>
    </message>
    <message>
        <source>Where the data holds a value</source>
        <translation>Wo in den Daten ein Wert steht</translation>
    </message>
    <message>
        <source>A path such as order.state. Empty: any data will do.</source>
        <translation>Ein Pfad wie order.state. Leer: beliebige Daten.</translation>
    </message>
    <message>
        <source>Which value</source>
        <translation>Welcher Wert</translation>
    </message>
    <message>
        <source>Whose failures</source>
        <translation>Wessen Fehlschläge</translation>
    </message>
    <message>
        <source>A failed run of it, or a new dead letter.</source>
        <translation>Ein fehlgeschlagener Lauf davon oder ein neuer Dead Letter.</translation>
    </message>
    <message>
        <source>What was missed</source>
        <translation>Was verpasst wurde</translation>
    </message>
    <message>
        <source>While nobody watches, while the engine is paused or the disk full, times are missed.</source>
        <translation>Solange niemand zusieht, die Engine pausiert oder die Platte voll ist, werden Zeiten verpasst.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>JSON. Empty: a run has no input.</source>
        <translation>JSON. Leer: Ein Lauf hat keine Eingabe.</translation>
    </message>
    <message>
        <source>JSON, as &quot;input&quot; in the run&apos;s input. Empty: none.</source>
        <translation>JSON, als „input“ in der Eingabe des Laufs. Leer: keine.</translation>
    </message>
    <message>
        <source>One run for all</source>
        <translation>Ein Lauf für alle</translation>
    </message>
    <message>
        <source>A run for each, the last %1</source>
        <translation>Je ein Lauf, für die letzten %1</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>A relative path starts at the workspace. Folders in it are not looked into.</source>
        <translation>Ein relativer Pfad beginnt beim Arbeitsbereich. In Ordner darin wird nicht gesehen.</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>* stands for any letters, ? for one. Empty: all files but those whose name begins with a dot.</source>
        <translation>* steht für beliebige Zeichen, ? für eines. Leer: alle Dateien außer solchen, deren Name mit einem Punkt beginnt.</translation>
    </message>
    <message>
        <source>Stands still for</source>
        <translation>Ruht seit</translation>
    </message>
    <message>
        <source>A file counts as whole once its size and time have not changed for so long.</source>
        <translation>Eine Datei gilt als vollständig, sobald sich Größe und Zeit so lange nicht geändert haben.</translation>
    </message>
    <message>
        <source>What is there already</source>
        <translation>Was schon da ist</translation>
    </message>
    <message>
        <source>Whether files that lie there when it is armed start a run each. Every version of a file starts one, once.</source>
        <translation>Ob Dateien, die beim Scharfstellen schon daliegen, je einen Lauf starten. Jede Fassung einer Datei startet einen, einmal.</translation>
    </message>
    <message>
        <source>Counts as new</source>
        <translation>Zählt als neu</translation>
    </message>
</context>
<context>
    <name>sluice::TriggerSection</name>
    <message>
        <source>Only a person starts this workflow.</source>
        <translation>Diesen Workflow startet nur ein Mensch.</translation>
    </message>
    <message>
        <source>Times, events and failures start it once it is armed.</source>
        <translation>Zeiten, Ereignisse und Fehlschläge starten ihn, sobald er scharf ist.</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Each webhook that comes to %1 starts a run, armed or not. It is an endpoint of this workspace: change it in the part &quot;webhooks&quot; of the workspace&apos;s file sluice.json.</source>
        <translation>Jeder Webhook an %1 startet einen Lauf, ob scharf oder nicht. Er ist ein Endpunkt dieses Arbeitsbereichs: Ändern Sie ihn im Teil „webhooks“ der Datei sluice.json des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Duplicate the trigger %1 (%2)</source>
        <translation>Auslöser %1 duplizieren (%2)</translation>
    </message>
    <message>
        <source>Remove the trigger %1 (%2)</source>
        <translation>Auslöser %1 entfernen (%2)</translation>
    </message>
    <message>
        <source>Duplicate the trigger %1</source>
        <translation>Auslöser %1 duplizieren</translation>
    </message>
    <message>
        <source>Remove the trigger %1</source>
        <translation>Auslöser %1 entfernen</translation>
    </message>
    <message>
        <source>Failure of a workflow</source>
        <translation>Fehlschlag eines Workflows</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a trigger</source>
        <translation>Auslöser hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>next %1 · %2</source>
        <comment>time, what it waits for</comment>
        <translation>nächste %1 · %2</translation>
    </message>
</context>
<context>
    <name>sluice::TryIt</name>
    <message>
        <source>Run to here</source>
        <translation>Bis hierher laufen</translation>
    </message>
    <message>
        <source>Run from here</source>
        <translation>Ab hier laufen</translation>
    </message>
    <message>
        <source>Run step by step</source>
        <translation>Schritt für Schritt laufen</translation>
    </message>
    <message>
        <source>Dry run with mocks</source>
        <translation>Probelauf mit Ersatz</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Pause or resume the run</source>
        <translation>Den Lauf anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Set or remove a breakpoint</source>
        <translation>Haltepunkt setzen oder entfernen</translation>
    </message>
    <message>
        <source>%1 is part of the loop %2: the run begins there.</source>
        <translation>%1 gehört zur Schleife %2: dort beginnt der Lauf.</translation>
    </message>
    <message numerus="yes">
        <source>A run from here needs the output of %n task(s) that it leaves out, and there is none: %1.</source>
        <translation>
            <numerusform>Ein Lauf ab hier braucht die Ausgabe von %n Aufgabe, die er auslässt, und es gibt keine: %1.</numerusform>
            <numerusform>Ein Lauf ab hier braucht die Ausgabe von %n Aufgaben, die er auslässt, und es gibt keine: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the workflow once, or pin a sample of the output in the Data tab of the task.</source>
        <translation>Lassen Sie den Ablauf einmal laufen, oder halten Sie im Reiter Daten der Aufgabe ein Beispiel der Ausgabe fest.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message numerus="yes">
        <source>Nothing may go out of a dry run, and %n task(s) would: %1.</source>
        <translation>
            <numerusform>Aus einem Probelauf darf nichts hinaus, und %n Aufgabe täte es: %1.</numerusform>
            <numerusform>Aus einem Probelauf darf nichts hinaus, und %n Aufgaben täten es: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say in the Data tab of each what stands for it, or let its pinned sample do that.</source>
        <translation>Sagen Sie im Reiter Daten jeder davon, was für sie steht, oder nehmen Sie ihr festgehaltenes Beispiel.</translation>
    </message>
    <message>
        <source>Use the pinned sample of %1</source>
        <translation>Das festgehaltene Beispiel von %1 nehmen</translation>
    </message>
    <message>
        <source>The file of the debug session cannot be read. Its breakpoints are gone; the runs are not: look for them on the page Runs.</source>
        <translation>Die Datei der Debug-Sitzung lässt sich nicht lesen. Ihre Haltepunkte sind weg; die Läufe nicht: sie stehen auf der Seite Läufe.</translation>
    </message>
    <message>
        <source>It was put aside as .sluice/session.json.broken.</source>
        <translation>Sie wurde als .sluice/session.json.broken beiseitegelegt.</translation>
    </message>
    <message>
        <source>How to try a workflow</source>
        <translation>Wie man einen Workflow ausprobiert</translation>
    </message>
</context>
<context>
    <name>sluice::UsedByPanel</name>
    <message>
        <source>No task uses it yet. Choose it in the inspector of a task.</source>
        <translation>Noch keine Aufgabe benutzt sie. Wählen Sie sie im Inspektor einer Aufgabe.</translation>
    </message>
    <message numerus="yes">
        <source>Used by these tasks, and by %n more:</source>
        <translation>
            <numerusform>Benutzt von diesen Aufgaben und von %n weiteren:</numerusform>
            <numerusform>Benutzt von diesen Aufgaben und von %n weiteren:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used by %n task(s):</source>
        <translation>
            <numerusform>Benutzt von %n Aufgabe:</numerusform>
            <numerusform>Benutzt von %n Aufgaben:</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens %1 in %2</source>
        <comment>task, workflow</comment>
        <translation>Öffnet %1 in %2</translation>
    </message>
</context>
<context>
    <name>sluice::VariantPanel</name>
    <message>
        <source>Compare with another setting, B</source>
        <translation>Mit einer anderen Einstellung, B, vergleichen</translation>
    </message>
    <message>
        <source>In B other limits hold, for the simulation only. Attempts in B stand at each task.</source>
        <translation>In B gelten andere Grenzen, nur für die Simulation. Die Versuche in B stehen bei jeder Aufgabe.</translation>
    </message>
    <message>
        <source>Pool: </source>
        <comment>before a number of places</comment>
        <translation>Pool: </translation>
    </message>
    <message>
        <source>Calls a second: </source>
        <comment>before a rate</comment>
        <translation>Aufrufe in der Sekunde: </translation>
    </message>
    <message>
        <source>No rate limit</source>
        <translation>Keine Ratengrenze</translation>
    </message>
    <message>
        <source>Places in the pool of %1 in B</source>
        <translation>Plätze im Pool von %1 in B</translation>
    </message>
    <message>
        <source>Calls a second over %1 in B</source>
        <translation>Aufrufe in der Sekunde über %1 in B</translation>
    </message>
</context>
<context>
    <name>sluice::VersionListModel</name>
    <message>
        <source>%1, armed</source>
        <comment>v7</comment>
        <translation>%1, scharf</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>v7, time, how it came</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Wie entstanden</translation>
    </message>
</context>
<context>
    <name>sluice::VersionsDesk</name>
    <message>
        <source>There is no version yet to compare with.</source>
        <translation>Es gibt noch keine Version zum Vergleichen.</translation>
    </message>
    <message>
        <source>Each save makes one, once the engine is there.</source>
        <translation>Jedes Speichern macht eine, sobald die Engine da ist.</translation>
    </message>
    <message>
        <source>your edits</source>
        <translation>Ihre Änderungen</translation>
    </message>
    <message>
        <source>what is here</source>
        <translation>was hier ist</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <comment>v5</comment>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>%1 is here again, as an edit.</source>
        <comment>v5</comment>
        <translation>%1 ist wieder hier, als eine Änderung.</translation>
    </message>
    <message>
        <source>Save it to make the next version of it, or undo it.</source>
        <translation>Speichern macht daraus die nächste Version; sonst machen Sie es rückgängig.</translation>
    </message>
    <message>
        <source>%1 is what is here already.</source>
        <comment>v5</comment>
        <translation>%1 ist, was hier schon ist.</translation>
    </message>
    <message>
        <source>%1 is armed.</source>
        <comment>v5</comment>
        <translation>%1 ist scharf.</translation>
    </message>
    <message>
        <source>Its triggers start it as it was then, whatever is saved later.</source>
        <translation>Die Auslöser starten sie, wie sie damals war, was immer später gespeichert wird.</translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be armed: it has %n error(s).</source>
        <comment>v5</comment>
        <translation>
            <numerusform>%1 kann nicht scharf gestellt werden: Sie hat %n Fehler.</numerusform>
            <numerusform>%1 kann nicht scharf gestellt werden: Sie hat %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Both are brought together in %1.</source>
        <translation>In %1 ist beides zusammengeführt.</translation>
    </message>
    <message>
        <source>Save it when you have looked at it.</source>
        <translation>Speichern Sie, wenn Sie es angesehen haben.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Versions: %1</source>
        <comment>v7, edited</comment>
        <translation>Versionen: %1</translation>
    </message>
</context>
<context>
    <name>sluice::VersionsPanel</name>
    <message>
        <source>What was saved is not kept as a version yet: %1</source>
        <translation>Was gespeichert wurde, ist noch nicht als Version aufgehoben: %1</translation>
    </message>
    <message>
        <source>On the screen: %1</source>
        <comment>v7, edited</comment>
        <translation>Auf dem Bildschirm: %1</translation>
    </message>
    <message>
        <source>Compare %1 with %2</source>
        <translation>%1 mit %2 vergleichen</translation>
    </message>
    <message>
        <source>Compare %1 with what is here</source>
        <translation>%1 mit dem vergleichen, was hier ist</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Choose one version to compare it with what is on the screen, or two</source>
        <translation>Wählen Sie eine Version, um sie mit dem auf dem Bildschirm zu vergleichen, oder zwei</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Puts it in place of what is on the screen, as an edit that can be undone</source>
        <translation>Setzt sie an die Stelle dessen, was auf dem Bildschirm ist, als Änderung, die sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>%1 is armed</source>
        <comment>v7</comment>
        <translation>%1 ist scharf</translation>
    </message>
    <message>
        <source>Arm %1</source>
        <translation>%1 scharf stellen</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Scharf stellen</translation>
    </message>
    <message>
        <source>Its triggers start it as it was then; what is on the screen stays as it is</source>
        <translation>Die Auslöser starten sie, wie sie damals war; was auf dem Bildschirm ist, bleibt</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>v7, how it came, when</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2 by %3, %4</source>
        <comment>v7, how it came, who, when</comment>
        <translation>%1: %2 von %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n of the last runs were on it.</source>
        <translation>
            <numerusform>%n der letzten Läufe war darauf.</numerusform>
            <numerusform>%n der letzten Läufe waren darauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one version or two.</source>
        <translation>Wählen Sie eine Version oder zwei.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Versions, newest first</source>
        <translation>Versionen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Close the versions</source>
        <translation>Die Versionen schließen</translation>
    </message>
    <message>
        <source>Show older versions</source>
        <translation>Ältere Versionen zeigen</translation>
    </message>
    <message>
        <source>No version yet</source>
        <translation>Noch keine Version</translation>
    </message>
    <message>
        <source>Save the workflow: each save is a version to compare, restore and arm.</source>
        <translation>Speichern Sie den Workflow: Jedes Speichern ist eine Version zum Vergleichen, Wiederherstellen und Scharfstellen.</translation>
    </message>
</context>
<context>
    <name>sluice::WallCardModel</name>
    <message>
        <source>Of the whole engine</source>
        <translation>Der ganzen Engine</translation>
    </message>
    <message>
        <source>More figures</source>
        <translation>Weitere Zahlen</translation>
    </message>
    <message>
        <source>Components, even when well</source>
        <translation>Komponenten, auch wenn alles gut ist</translation>
    </message>
    <message>
        <source>Breakers, even when closed</source>
        <translation>Schutzschalter, auch wenn geschlossen</translation>
    </message>
    <message>
        <source>Queues, even when not paused</source>
        <translation>Warteschlangen, auch nicht angehaltene</translation>
    </message>
</context>
<context>
    <name>sluice::WallChooser</name>
    <message>
        <source>Cards on the wall</source>
        <translation>Karten der Wandansicht</translation>
    </message>
    <message>
        <source>The usual ones</source>
        <translation>Die üblichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What is bad is always shown, and so is what is not well of a component, a breaker or a queue. Lines show the last five minutes.</source>
        <translation>Was schlecht steht, ist immer zu sehen; ebenso, was an einer Komponente, einem Schutzschalter oder einer Warteschlange nicht in Ordnung ist. Linien zeigen die letzten fünf Minuten.</translation>
    </message>
</context>
<context>
    <name>sluice::WallView</name>
    <message numerus="yes">
        <source>… and %n more, none of them worse</source>
        <translation>
            <numerusform>… und %n weitere, nicht schlimmer</numerusform>
            <numerusform>… und %n weitere, keine davon schlimmer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::WallWindow</name>
    <message>
        <source>Wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>waits for the engine</source>
        <translation>wartet auf die Engine</translation>
    </message>
    <message>
        <source>no news since %1 (%2)</source>
        <translation>keine Nachricht seit %1 (%2)</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Choose cards (C)</source>
        <translation>Karten wählen (C)</translation>
    </message>
</context>
<context>
    <name>sluice::WhyLines</name>
    <message>
        <source>Why not now?</source>
        <translation>Warum jetzt nicht?</translation>
    </message>
</context>
<context>
    <name>sluice::WhyPanel</name>
    <message>
        <source>Run %1 goes on.</source>
        <translation>Lauf %1 geht weiter.</translation>
    </message>
    <message>
        <source>The breaker of %1 is closed and counts anew.</source>
        <translation>Der Schutzschalter von %1 ist geschlossen und zählt neu.</translation>
    </message>
    <message>
        <source>The queue goes on: %1.</source>
        <translation>Die Warteschlange geht weiter: %1.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <translation>%1 wird gestartet.</translation>
    </message>
    <message>
        <source>%1 takes work again.</source>
        <translation>%1 nimmt wieder Arbeit an.</translation>
    </message>
    <message>
        <source>%1 is being restarted.</source>
        <translation>%1 wird neu gestartet.</translation>
    </message>
    <message>
        <source>Letter %1 is back.</source>
        <translation>Dead Letter %1 ist zurück.</translation>
    </message>
    <message>
        <source>Nobody has a place at the moment.</source>
        <translation>Im Augenblick hat niemand einen Platz.</translation>
    </message>
    <message>
        <source>Nobody waits at the moment.</source>
        <translation>Im Augenblick wartet niemand.</translation>
    </message>
    <message>
        <source>Letter %1, for %2</source>
        <translation>Dead Letter %1, seit %2</translation>
    </message>
    <message>
        <source>Run %1 of %2, task %3, for %4</source>
        <comment>run, workflow, task, duration</comment>
        <translation>Lauf %1 von %2, Aufgabe %3, seit %4</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) have a place of %1, longest first:</source>
        <translation>
            <numerusform>%n Aufruf hat einen Platz von %1:</numerusform>
            <numerusform>%n Aufrufe haben einen Platz von %1, längste zuerst:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n in %1:</source>
        <translation>
            <numerusform>Der erste in „%1“:</numerusform>
            <numerusform>Die ersten %n in „%1“:</numerusform>
        </translation>
    </message>
    <message>
        <source>Open run %1</source>
        <translation>Lauf %1 öffnen</translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowDocument</name>
    <message>
        <source>Change of the file outside</source>
        <translation>Änderung der Datei von außen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe löschen</numerusform>
            <numerusform>%n Aufgaben löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %n edge(s)</source>
        <translation>
            <numerusform>%n Kante lösen</numerusform>
            <numerusform>%n Kanten lösen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message>
        <source>Disconnect %1 from %2</source>
        <translation>%1 von %2 lösen</translation>
    </message>
    <message>
        <source>Insert %1 between %2 and %3</source>
        <translation>%1 zwischen %2 und %3 einfügen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe verschieben</numerusform>
            <numerusform>%n Aufgaben verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Change the id %1 to %2</source>
        <translation>Kennung %1 in %2 ändern</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%1 von %2 ändern</translation>
    </message>
    <message>
        <source>Change the notes of %1</source>
        <translation>Notizen von %1 ändern</translation>
    </message>
    <message numerus="yes">
        <source>Disable %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe abschalten</numerusform>
            <numerusform>%n Aufgaben abschalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe einschalten</numerusform>
            <numerusform>%n Aufgaben einschalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename the workflow</source>
        <translation>Workflow umbenennen</translation>
    </message>
    <message>
        <source>Change the description</source>
        <translation>Beschreibung ändern</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe einfügen</numerusform>
            <numerusform>%n Aufgaben einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe verdoppeln</numerusform>
            <numerusform>%n Aufgaben verdoppeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what undoes %1</source>
        <translation>Gegenschritt von %1 ändern</translation>
    </message>
    <message>
        <source>Change the limits of the workflow</source>
        <translation>Grenzen des Workflows ändern</translation>
    </message>
    <message>
        <source>Change the priority of the workflow</source>
        <translation>Priorität des Workflows ändern</translation>
    </message>
    <message>
        <source>Keep the input %1</source>
        <translation>Eingabe %1 speichern</translation>
    </message>
    <message>
        <source>Add the trigger %1</source>
        <translation>Auslöser %1 hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate the trigger %1</source>
        <translation>Auslöser %1 duplizieren</translation>
    </message>
    <message>
        <source>Remove the trigger %1</source>
        <translation>Auslöser %1 entfernen</translation>
    </message>
    <message>
        <source>Change %1 of the trigger %2</source>
        <translation>%1 des Auslösers %2 ändern</translation>
    </message>
    <message numerus="yes">
        <source>Group %n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe gruppieren</numerusform>
            <numerusform>%n Aufgaben gruppieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppe auflösen</translation>
    </message>
    <message>
        <source>Rename the group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
    <message>
        <source>Collapse the group</source>
        <translation>Gruppe einklappen</translation>
    </message>
    <message>
        <source>Expand the group</source>
        <translation>Gruppe ausklappen</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Zettel anheften</translation>
    </message>
    <message>
        <source>Change a note</source>
        <translation>Zettel ändern</translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>%n Zettel löschen</numerusform>
            <numerusform>%n Zettel löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n note(s)</source>
        <translation>
            <numerusform>%n Zettel verschieben</numerusform>
            <numerusform>%n Zettel verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace %1 by %2</source>
        <translation>%1 durch %2 ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n note(s)</source>
        <translation>
            <numerusform>%n Zettel einfügen</numerusform>
            <numerusform>%n Zettel einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n note(s)</source>
        <translation>
            <numerusform>%n Zettel verdoppeln</numerusform>
            <numerusform>%n Zettel verdoppeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Beides zusammenführen</translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowExchange</name>
    <message>
        <source>Import a workflow</source>
        <translation>Workflow importieren</translation>
    </message>
    <message>
        <source>Workflows and graphs (*.json *.graphml *.xml *.dot *.gv)</source>
        <translation>Workflows und Graphen (*.json *.graphml *.xml *.dot *.gv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) came from %1.</source>
        <translation>
            <numerusform>%n Aufgabe kam aus %1.</numerusform>
            <numerusform>%n Aufgaben kamen aus %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are switched off: nothing here does what they did. Their notes say what that was.</source>
        <translation>
            <numerusform>%n davon ist ausgeschaltet: Nichts hier tut, was sie tat. In ihren Notizen steht, was das war.</numerusform>
            <numerusform>%n davon sind ausgeschaltet: Nichts hier tut, was sie taten. In ihren Notizen steht, was das war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) lost something on the way; the notes of their tasks hold the original.</source>
        <translation>
            <numerusform>%n Teil hat unterwegs etwas verloren; die Notizen seiner Aufgabe enthalten das Original.</numerusform>
            <numerusform>%n Teile haben unterwegs etwas verloren; die Notizen ihrer Aufgaben enthalten das Original.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) have no counterpart here and are left out.</source>
        <translation>
            <numerusform>%n Teil hat hier kein Gegenstück und fehlt.</numerusform>
            <numerusform>%n Teile haben hier kein Gegenstück und fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the workflow</source>
        <translation>Workflow exportieren</translation>
    </message>
    <message>
        <source>Workflow of Sluice (*.json)</source>
        <translation>Workflow von Sluice (*.json)</translation>
    </message>
    <message>
        <source>GraphML (*.graphml)</source>
        <translation>GraphML (*.graphml)</translation>
    </message>
    <message>
        <source>Graphviz (*.dot)</source>
        <translation>Graphviz (*.dot)</translation>
    </message>
    <message>
        <source>Mermaid (*.mmd)</source>
        <translation>Mermaid (*.mmd)</translation>
    </message>
    <message>
        <source>The workflow was exported as %1.</source>
        <translation>Der Workflow wurde als %1 exportiert.</translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowForm</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n Kante</numerusform>
            <numerusform>%n Kanten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the workflow</source>
        <translation>Name des Workflows</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Select a task to set what it does.</source>
        <translation>Wählen Sie eine Aufgabe, um einzustellen, was sie tut.</translation>
    </message>
    <message>
        <source>Add a task, and set here what it does.</source>
        <translation>Fügen Sie eine Aufgabe hinzu, und stellen Sie hier ein, was sie tut.</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Läufe zugleich</translation>
    </message>
    <message>
        <source>Attempts at once</source>
        <translation>Versuche zugleich</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Further runs wait for their turn. Runs that wait for a person or a time do not count.</source>
        <translation>Weitere Läufe warten, bis sie an der Reihe sind. Läufe, die auf einen Menschen oder eine Zeit warten, zählen nicht.</translation>
    </message>
    <message>
        <source>Over all its runs; further attempts wait for their turn.</source>
        <translation>Über alle seine Läufe; weitere Versuche warten, bis sie an der Reihe sind.</translation>
    </message>
    <message>
        <source>From -10 to 10: the highest goes first.</source>
        <translation>Von -10 bis 10: die höchste geht vor.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
</context>
<context>
    <name>sluice::WorkflowList</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>disarmed</source>
        <translation>unscharf</translation>
    </message>
    <message>
        <source>No workflow yet. The + above makes one.</source>
        <translation>Noch kein Workflow. Das + darüber legt einen an.</translation>
    </message>
    <message>
        <source>No workflow is called that.</source>
        <translation>So heißt kein Workflow.</translation>
    </message>
    <message>
        <source>New workflow</source>
        <translation>Neuer Workflow</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 verdoppeln</translation>
    </message>
    <message>
        <source>Move %1 to the bin</source>
        <translation>%1 in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>Search workflows</source>
        <translation>Workflows suchen</translation>
    </message>
    <message>
        <source>Rename, duplicate, delete</source>
        <translation>Umbenennen, verdoppeln, löschen</translation>
    </message>
    <message>
        <source>More for the selected workflow</source>
        <translation>Mehr zum gewählten Workflow</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>nächste %1</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>since it was armed</comment>
        <translation>geändert</translation>
    </message>
    <message numerus="yes">
        <source>Folder %1, open, %n workflow(s)</source>
        <translation>
            <numerusform>Ordner %1, offen, %n Workflow</numerusform>
            <numerusform>Ordner %1, offen, %n Workflows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folder %1, closed, %n workflow(s)</source>
        <translation>
            <numerusform>Ordner %1, geschlossen, %n Workflow</numerusform>
            <numerusform>Ordner %1, geschlossen, %n Workflows</numerusform>
        </translation>
    </message>
    <message>
        <source>armed</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>armed %1</source>
        <comment>v7</comment>
        <translation>scharf %1</translation>
    </message>
    <message>
        <source>New from a template…</source>
        <translation>Neu aus einer Vorlage…</translation>
    </message>
</context>
</TS>
