// Which engine a session works with: the one in this program, or one that is served elsewhere.
#include "app/studio/desktopsecrets.h"
#include "app/studio/session.h"
#include "core/base/logcapture.h"
#include "core/engine/enginelog.h"
#include "core/engine/openworkspace.h"
#include "core/integration/errors.h"
#include "core/remote/remoteengine.h"
#include "ui/shell/enginepanel.h"
#include "ui/shell/preferences.h"
#include "ui/shell/quitguard.h"

#include <QTimer>

namespace sluice {

namespace {
/// The name of the secret by which the engine elsewhere lets this workspace in.
const auto kToken = QStringLiteral("engine.token");
} // namespace

void Session::makeEngine(OpenedWorkspace opened)
{
    opened.engine.log = logOfWorkspace(m_folder);
    m_capture = std::make_unique<LogCapture>(opened.engine.log);
    if (const auto url = remoteUrl(m_services.preferences.engineOf(m_folder))) {
        useEngineElsewhere(*url, opened.engine.catalog);
        return;
    }
    m_secrets->load(secretNames(opened.engine));
    opened.engine.watchesTriggers = true;
    opened.engine.host.secrets = m_secrets->chain();
    auto engine = std::make_unique<LocalEngine>(std::move(opened.engine));
    connect(engine.get(), &LocalEngine::stopped, this, &Session::ended);
    m_stopEngine = [local = engine.get()] { local->stop(); };
    m_engine = std::move(engine);
}

void Session::useEngineElsewhere(const QUrl &url, const TaskCatalog &catalog)
{
    m_engineAddress = url.authority();
    auto engine = std::make_unique<RemoteEngine>(RemoteAddress{url, {}}, catalog);
    m_elsewhere = engine.get();
    m_engine = std::move(engine);
    m_stopEngine = [this] { QTimer::singleShot(0, this, &Session::ended); };
    connect(m_secrets.get(), &SecretKeeper::changed, m_elsewhere, [this] { connectElsewhere(); });
    m_secrets->load({kToken});
}

/// With the token, once the keychain has answered.
void Session::connectElsewhere()
{
    const auto token = m_secrets->chain()->read(kToken);
    if (token)
        m_elsewhere->connectWith(QString::fromUtf8(token->reveal()));
    else if (token.error().code != errors::kSecretPending)
        m_elsewhere->giveUp(token.error());
}

void Session::wireEngine()
{
    m_window->setEngineAddress(m_engineAddress);
    connect(m_window.get(), &MainWindow::engineChosen, this, &Session::chooseEngine);
    if (!m_elsewhere)
        return;
    m_window->quitGuard().setEngineElsewhere();
    connect(m_elsewhere, &RemoteEngine::orderRefused, m_window.get(), &MainWindow::showEngineFailure);
    QTimer::singleShot(0, m_elsewhere, [this] { connectElsewhere(); }); // pages are there to hear of it
}

void Session::chooseEngine(const QString &address, const QString &token)
{
    EnginePanel &panel = m_window->enginePanel();
    if (address.isEmpty()) {
        m_services.preferences.setEngineOf(m_folder, {});
        panel.hide();
        Q_EMIT reopenRequested();
        return;
    }
    const auto url = remoteUrl(address);
    if (!url) {
        panel.showError(url.error());
        return;
    }
    const auto use = [this, &panel, authority = url->authority()](const Result<void> &stored) {
        if (!stored) {
            panel.showError(stored.error());
            return;
        }
        m_services.preferences.setEngineOf(m_folder, authority);
        panel.hide();
        Q_EMIT reopenRequested();
    };
    if (token.isEmpty())
        use({});
    else
        m_secrets->store(kToken, token, this, use);
}

} // namespace sluice
