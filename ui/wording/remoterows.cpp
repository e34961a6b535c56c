#include "ui/wording/errorrow.h"

#include <QtGlobal>

namespace sluice {

namespace {

constexpr ErrorRow kRemoteRows[] = {
    {"remote.malformed", QT_TRANSLATE_NOOP("Errors", "A message to the engine could not be read."),
     QT_TRANSLATE_NOOP("Errors", "It is not written as the control API asks for: {detail}"),
     QT_TRANSLATE_NOOP("Errors", "Look into resources/docs/control-api.md.")},
    {"remote.methodUnknown", QT_TRANSLATE_NOOP("Errors", "The engine knows no call {method}."),
     QT_TRANSLATE_NOOP("Errors", "It may be of another version."),
     QT_TRANSLATE_NOOP("Errors", "Bring both to the same version.")},
    {"remote.paramsWrong", QT_TRANSLATE_NOOP("Errors", "The call {method} was given something wrong at {place}."),
     QT_TRANSLATE_NOOP("Errors", "It is missing there, or of another kind."),
     QT_TRANSLATE_NOOP("Errors", "Look into resources/docs/control-api.md.")},
    {"remote.greetFirst", QT_TRANSLATE_NOOP("Errors", "The engine was asked for something before it was greeted."),
     QT_TRANSLATE_NOOP("Errors", "The first call is hello."),
     QT_TRANSLATE_NOOP("Errors", "Look into resources/docs/control-api.md.")},
    {"remote.protocol", QT_TRANSLATE_NOOP("Errors", "The engine and this program do not speak the same language."),
     QT_TRANSLATE_NOOP("Errors", "The engine speaks version {ours} of the control API, this program {theirs}."),
     QT_TRANSLATE_NOOP("Errors", "Bring both to the same version.")},
    {"remote.busy", QT_TRANSLATE_NOOP("Errors", "The engine was asked too much at once."),
     QT_TRANSLATE_NOOP("Errors", "{limit} calls of this connection wait for their answers."),
     QT_TRANSLATE_NOOP("Errors", "Try again when some are answered.")},
    {"remote.forgotten", QT_TRANSLATE_NOOP("Errors", "Nobody knows any more what became of a command."),
     QT_TRANSLATE_NOOP("Errors",
                       "It was sent again, too late: its answer is not kept any more. It was not carried out twice."),
     QT_TRANSLATE_NOOP("Errors", "Look whether it had its effect before you repeat it.")},
    {"remote.tokensUnreadable", QT_TRANSLATE_NOOP("Errors", "The tokens in {path} cannot be used."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "Mend the file, or remove it and make new tokens with sluicectl tokens add.")},
    {"remote.tokenTaken", QT_TRANSLATE_NOOP("Errors", "{name} has a token already."),
     QT_TRANSLATE_NOOP("Errors", "A token is shown once, when it is made."),
     QT_TRANSLATE_NOOP("Errors", "Remove it first, or choose another name.")},
    {"remote.tokenNameInvalid", QT_TRANSLATE_NOOP("Errors", "A token cannot be of \"{name}\"."),
     QT_TRANSLATE_NOOP("Errors", "Its name is empty, or longer than 100 letters."),
     QT_TRANSLATE_NOOP("Errors", "Choose another name.")},
    {"remote.tokenUnknown", QT_TRANSLATE_NOOP("Errors", "{name} has no token."), "",
     QT_TRANSLATE_NOOP("Errors", "sluicectl tokens list shows who has one.")},
    {"remote.noTokens", QT_TRANSLATE_NOOP("Errors", "The engine is not served at {address}."),
     QT_TRANSLATE_NOOP("Errors", "Nobody has a token, so nobody could connect."),
     QT_TRANSLATE_NOOP("Errors", "Make one first: sluicectl tokens add NAME.")},
    {"remote.addressInvalid", QT_TRANSLATE_NOOP("Errors", "Nothing can listen at \"{address}\"."),
     QT_TRANSLATE_NOOP("Errors",
                       "An address is one of this computer with a port, such as 127.0.0.1:7373 or [::1]:7373."),
     QT_TRANSLATE_NOOP("Errors", "Write it so.")},
    {"remote.needsTls", QT_TRANSLATE_NOOP("Errors", "The engine is not served at {address}."),
     QT_TRANSLATE_NOOP("Errors", "Other computers reach this address, and without TLS they could read along."),
     QT_TRANSLATE_NOOP("Errors", "Give it a certificate: --tls-certificate and --tls-key.")},
    {"remote.certificate", QT_TRANSLATE_NOOP("Errors", "{path} cannot be used for TLS."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "Give it a certificate and its key as PEM files.")},
    {"remote.listenFailed", QT_TRANSLATE_NOOP("Errors", "Nothing can listen at {address}."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "End what listens there, or choose another port.")},
    {"remote.refused", QT_TRANSLATE_NOOP("Errors", "The engine at {address} did not let this program in."),
     QT_TRANSLATE_NOOP("Errors", "It does not know the token, or too many wrong ones came before."),
     QT_TRANSLATE_NOOP("Errors", "Ask whoever runs it for a token, and enter it anew.")},
    {"remote.unreachable", QT_TRANSLATE_NOOP("Errors", "The engine at {address} does not answer."), "{detail}",
     QT_TRANSLATE_NOOP("Errors", "It is tried again by itself. Look whether the engine runs there.")},
    {"remote.answerWrong", QT_TRANSLATE_NOOP("Errors", "The engine's answer to {method} could not be read."),
     QT_TRANSLATE_NOOP("Errors", "It is of another version, and says something else at {place}."),
     QT_TRANSLATE_NOOP("Errors", "Bring both to the same version.")},
    {"remote.interrupted", QT_TRANSLATE_NOOP("Errors", "Nobody knows whether a command was carried out."),
     QT_TRANSLATE_NOOP("Errors", "The engine was started anew before it answered."),
     QT_TRANSLATE_NOOP("Errors", "Look whether it had its effect before you repeat it.")},
};

} // namespace

std::span<const ErrorRow> remoteRows()
{
    return kRemoteRows;
}

} // namespace sluice
