#pragma once

#include "app/store/follow_ups.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/photo_view_model.h"
#include "app/viewmodels/rows_model.h"

#include <QVariantMap>

namespace ruhu::viewmodels {

/// 回访: whom to reach now, who is it, what has been tried, and what came of this try.
class FollowUpViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    /// heading (empty for a row), key, household, name, line, note, todo, sign
    Q_PROPERTY(ruhu::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// Persons not reached yet.
    Q_PROPERTY(int left MEMBER m_left NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen WRITE setChosen NOTIFY chosenChanged)
    /// {name, facts, household, head, number, numberShown, bestTime, rule, enough, sign, due}; empty = nobody
    Q_PROPERTY(QVariantMap person MEMBER m_person NOTIFY changed)
    /// {moment, channel, outcome, reached, by, more} of the tries, newest first
    Q_PROPERTY(ruhu::viewmodels::RowsModel* attempts READ attempts CONSTANT)
    /// {name, relation, text}: who of the household may have answered, the person first.
    Q_PROPERTY(QVariantList answerers MEMBER m_answerers NOTIFY changed)
    /// {text, at} of times to call again
    Q_PROPERTY(QVariantList times READ times NOTIFY changed)
    Q_PROPERTY(QString channel MEMBER m_channel NOTIFY changed)
    Q_PROPERTY(QString answeredBy MEMBER m_answeredBy NOTIFY changed)
    Q_PROPERTY(QString facts MEMBER m_facts NOTIFY changed)
    Q_PROPERTY(bool noticeGiven MEMBER m_noticeGiven NOTIFY changed)
    Q_PROPERTY(ruhu::viewmodels::PhotoViewModel* photo READ photo CONSTANT)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit FollowUpViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    RowsModel* rows() { return &m_rows; }
    RowsModel* attempts() { return &m_attempts; }
    PhotoViewModel* photo() { return &m_photo; }
    QString chosen() const { return QString::fromStdString(m_chosen); }
    void setChosen(const QString& key);
    QVariantList times() const;

    /// Shows the number in full, which is recorded, and takes `channel` for this try.
    Q_INVOKABLE void call(const QString& channel);
    /// What came of it: a code of contact_outcome. True if it is saved.
    Q_INVOKABLE bool log(const QString& outcome, double nextTryAt = 0);
    Q_INVOKABLE bool markUnreachable(const QString& informant);
    Q_INVOKABLE void noteBestTime(const QString& words);

signals:
    void appChanged();
    void chosenChanged();
    void changed();

private:
    void read();
    void readRows();
    void readPerson();
    void readAnswerers(const store::FollowUp& row);
    void forgetTry();
    const store::FollowUp* current() const;
    bool report(const sync::Result<void>& result);

    Application* m_app = nullptr;
    std::vector<store::FollowUp> m_all;
    std::string m_chosen; ///< key of a row
    RowsModel m_rows;
    RowsModel m_attempts;
    QVariantMap m_person;
    QVariantList m_answerers;
    int m_left = 0;
    QString m_number; ///< in full, once shown
    QString m_channel = QStringLiteral("phone");
    QString m_answeredBy;
    QString m_facts;
    bool m_noticeGiven = false;
    PhotoViewModel m_photo;
    QString m_error;
};

} // namespace ruhu::viewmodels
