package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// unsuggested selects the codable passages for which nothing is shown, in the order
// of cases, documents and reading.
const unsuggested = ` FROM documents d JOIN passages p ON p.document = d.num AND p.ordinal >= 0
	WHERE d.status = 'read' AND p.zone IN (%s)
	AND NOT EXISTS (SELECT 1 FROM suggestions s WHERE s.document = p.document AND s.ordinal = p.ordinal AND s.shown = 1)
	ORDER BY d.case_id, d.name, p.ordinal`

func codableZones() string {
	var list []string
	for _, z := range dhr.Zones() {
		if z.Codable() {
			list = append(list, "'"+string(z)+"'")
		}
	}
	return strings.Join(list, ", ")
}

// Unsuggested returns how many codable passages have no shown suggestion, by case.
func (s *Store) Unsuggested(ctx context.Context) (map[string]int, error) {
	all, err := unsuggestedPassages(ctx, s.db)
	n := map[string]int{}
	for _, p := range all {
		n[p.Case]++
	}
	return n, s.explain(ctx, err)
}

func unsuggestedPassages(ctx context.Context, q querier) ([]dhr.BlindPassage, error) {
	return collect(ctx, q, func(rows *sql.Rows) (p dhr.BlindPassage, err error) {
		err = rows.Scan(&p.Passage, &p.Case)
		return p, err
	}, `SELECT p.id, d.case_id`+fmt.Sprintf(unsuggested, codableZones()))
}

// DrawBlind draws a random sample of that size, or of all there are, from the codable
// passages without a shown suggestion, and keeps it. The seed and the project tell the
// draw wholly: the passages in order are shuffled by Go's PCG with the seed and 0
// (math/rand/v2), and the first are taken.
func (s *Store) DrawBlind(ctx context.Context, size int, seed uint64, coder string, at time.Time) (b dhr.BlindSample, err error) {
	if size < 1 {
		return b, fmt.Errorf("draw a sample: %d passages are none", size)
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		all, err := unsuggestedPassages(ctx, tx)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return errors.New("draw a sample: every passage has a suggestion, or nothing has been read yet (`dhr run`)")
		}
		b = dhr.BlindSample{Seed: seed, Size: min(size, len(all)), Population: len(all), Coder: coder, At: at.UTC().Truncate(time.Second)}
		err = tx.QueryRowContext(ctx, `INSERT INTO blind_samples (seed, size, population, coder, at) VALUES (?, ?, ?, ?, ?) RETURNING id`,
			strconv.FormatUint(seed, 10), b.Size, b.Population, coder, instant(b.At)).Scan(&b.ID)
		if err != nil {
			return err
		}
		random := rand.New(rand.NewPCG(seed, 0))
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i, p := range all[:b.Size] {
			if _, err := tx.ExecContext(ctx, `INSERT INTO blind_passages (sample, rank, passage, case_id) VALUES (?, ?, ?, ?)`, b.ID, i+1, p.Passage, p.Case); err != nil {
				return err
			}
		}
		return nil
	})
	return b, err
}

// BlindSamples returns the samples in the order in which they were drawn.
func (s *Store) BlindSamples(ctx context.Context) ([]dhr.BlindSample, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (b dhr.BlindSample, err error) {
		var seed, at string
		if err := rows.Scan(&b.ID, &seed, &b.Size, &b.Population, &b.Coder, &at); err != nil {
			return b, err
		}
		if b.Seed, err = strconv.ParseUint(seed, 10, 64); err != nil {
			return b, err
		}
		b.At, err = time.Parse(time.RFC3339, at)
		return b, err
	}, `SELECT id, seed, size, population, coder, at FROM blind_samples ORDER BY id`)
	return all, s.explain(ctx, err)
}

// BlindPassages returns the passages of a sample in the order of the draw.
func (s *Store) BlindPassages(ctx context.Context, sample int64) ([]dhr.BlindPassage, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (p dhr.BlindPassage, err error) {
		err = rows.Scan(&p.Sample, &p.Rank, &p.Passage, &p.Case)
		return p, err
	}, `SELECT sample, rank, passage, case_id FROM blind_passages WHERE sample = ? ORDER BY rank`, sample)
	return all, s.explain(ctx, err)
}
