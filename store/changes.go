package store

import "context"

// Changes returns a number that differs from an earlier one if anything was changed
// in the project in between, by whomever: what was worked out at the same number still
// holds. It is of this opening of the project only.
func (s *Store) Changes(ctx context.Context) (n int64, err error) {
	s.watching.Lock()
	defer s.watching.Unlock()
	// SQLite tells a connection of changes that others committed, so the one that asks
	// is used for nothing else.
	if s.watcher == nil {
		if s.watcher, err = s.db.Conn(ctx); err != nil {
			return 0, s.explain(ctx, err)
		}
	}
	err = s.watcher.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&n)
	return n, s.explain(ctx, err)
}
