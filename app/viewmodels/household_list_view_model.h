#pragma once

#include "app/viewmodels/application.h"

#include <QAbstractListModel>
#include <QCache>
#include <QVariantList>
#include <QVariantMap>

#include <vector>

namespace ruhu::viewmodels {

/// 农户: search as one types, filters with their counts. Rows are read when they come into sight.
class HouseholdListViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY queryChanged)
    Q_PROPERTY(bool byName READ byName WRITE setByName NOTIFY queryChanged)
    Q_PROPERTY(bool allVillages READ allVillages WRITE setAllVillages NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Households by filter, whatever is typed.
    Q_PROPERTY(QVariantList counts READ counts NOTIFY countsChanged)
    /// True until the index of names has been built.
    Q_PROPERTY(bool loading READ loading NOTIFY countChanged)
    /// True while one to three digits are typed: numbers are found from four on.
    Q_PROPERTY(bool needsMoreDigits READ needsMoreDigits NOTIFY queryChanged)

public:
    enum Filter { All, Unvisited, AwaitingSignature, Monitored, Lifted, Conflict };
    Q_ENUM(Filter)

    explicit HouseholdListViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString text() const { return m_text; }
    void setText(const QString& text);
    int filter() const { return m_filter; }
    void setFilter(int filter);
    bool byName() const { return m_byName; }
    void setByName(bool byName);
    bool allVillages() const { return m_allVillages; }
    void setAllVillages(bool all);
    int count() const { return static_cast<int>(m_matches.size()); }
    QVariantList counts() const { return m_counts; }
    bool loading() const;
    bool needsMoreDigits() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE QString householdAt(int row) const;
    /// -1 if the household is not in the list.
    Q_INVOKABLE int rowOf(const QString& household) const;

signals:
    void appChanged();
    void queryChanged();
    void countChanged();
    void countsChanged();

private:
    void search();
    QVariantMap* row(int index) const;

    Application* m_app = nullptr;
    QString m_text;
    int m_filter = All;
    bool m_byName = false;
    bool m_allVillages = false;
    std::vector<store::SearchMatch> m_matches;
    QVariantList m_counts;
    mutable QCache<QString, QVariantMap> m_rows; ///< by household
};

} // namespace ruhu::viewmodels
