#pragma once

#include "app/viewmodels/application.h"
#include "app/viewmodels/visit_draft.h"

#include <QVariantList>

namespace ruhu::viewmodels {

/// The result of a visit as it is said to the household (宣读).
class ReadBackViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    Q_PROPERTY(QString head READ head NOTIFY changed)
    /// {number: 一, html, plain, target}: always Chinese, whatever the language of the screen.
    Q_PROPERTY(QVariantList sentences MEMBER m_sentences NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY errorChanged)

public:
    explicit ReadBackViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    QString head() const;

    /// They have heard it and agree. False if that could not be saved.
    Q_INVOKABLE bool confirm();

signals:
    void appChanged();
    void householdChanged();
    void changed();
    void errorChanged();

private:
    void open();
    void refresh();

    Application* m_app = nullptr;
    sync::Id m_household;
    VisitDraft m_draft;
    QVariantList m_sentences;
    QString m_error;
};

} // namespace ruhu::viewmodels
