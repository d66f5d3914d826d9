#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace ruhu::support {

/// The real `ruhu-central` binary with a data folder of its own. Each call throws std::runtime_error with the
/// program's own words when it fails. UI thread or a thread with its own event loop.
class CentralProcess {
public:
    /// `binary` is the path of ruhu-central; `dataFolder` is made by `init`.
    CentralProcess(QString binary, QString dataFolder);
    ~CentralProcess();

    /// Runs one command to its end and returns what it printed.
    QString run(const QStringList& arguments);

    /// Starts serving on loopback; the second and later starts take the port of the first.
    void start();
    /// SIGKILL: what the network being gone and a power cut look like to a tablet.
    void kill();

    QString url() const; ///< https://127.0.0.1:port, known after the first start
    QString dataFolder() const { return m_dataFolder; }
    qint64 processId() const { return m_server.processId(); }

private:
    QString m_binary;
    QString m_dataFolder;
    int m_port = 0;
    QProcess m_server;
};

} // namespace ruhu::support
