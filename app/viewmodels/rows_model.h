#pragma once

#include <QAbstractListModel>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace ruhu::viewmodels {

/// A list of rows that a view model has read whole: each a map of the given roles. Setting new rows tells the
/// view what is different, so that unchanged rows stay where the finger is.
class RowsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit RowsModel(const QList<QByteArray>& roles, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override { return m_roles; }

    int count() const { return static_cast<int>(m_rows.size()); }
    const QList<QVariantMap>& rows() const { return m_rows; }
    void setRows(QList<QVariantMap> rows);

    /// The row as an object; empty beyond the end.
    Q_INVOKABLE QVariantMap get(int row) const;

signals:
    void countChanged();

private:
    QHash<int, QByteArray> m_roles;
    QList<QVariantMap> m_rows;
};

} // namespace ruhu::viewmodels
