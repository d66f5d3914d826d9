#include "tests/support/central_process.h"

#include <QRegularExpression>

#include <stdexcept>

namespace ruhu::support {

namespace {

constexpr int kCommandMs = 120'000;
constexpr int kStartMs = 20'000;

} // namespace

CentralProcess::CentralProcess(QString binary, QString dataFolder)
    : m_binary(std::move(binary))
    , m_dataFolder(std::move(dataFolder)) {
    m_server.setProcessChannelMode(QProcess::MergedChannels);
}

CentralProcess::~CentralProcess() {
    kill();
}

QString CentralProcess::run(const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_binary, arguments + QStringList{QStringLiteral("--data"), m_dataFolder});
    const bool ended = process.waitForFinished(kCommandMs);
    const auto output = QString::fromUtf8(process.readAll());
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        throw std::runtime_error(("ruhu-central " + arguments.join(' ') + ": " + output).toStdString());
    return output;
}

void CentralProcess::start() {
    m_server.start(m_binary, {QStringLiteral("serve"), QStringLiteral("--data"), m_dataFolder,
                              QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port)});
    static const QRegularExpression kListening(QStringLiteral("127\\.0\\.0\\.1:(\\d+)"));
    QString output;
    while (m_server.waitForReadyRead(kStartMs)) {
        output += QString::fromUtf8(m_server.readAll());
        if (const auto match = kListening.match(output); match.hasMatch()) {
            m_port = match.captured(1).toInt();
            return;
        }
    }
    throw std::runtime_error(("ruhu-central serve: " + output).toStdString());
}

void CentralProcess::kill() {
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill();
    m_server.waitForFinished();
}

QString CentralProcess::url() const {
    return QStringLiteral("https://127.0.0.1:%1").arg(m_port);
}

} // namespace ruhu::support
