package reader

import (
	"context"
	"errors"
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// addZone adds what the panel says of the zone of the passage's section.
func (s *room) addZone(ctx context.Context, v *panelView, p dhr.Passage, sections []dhr.Section) error {
	by, err := s.store.ZoneCorrections(ctx, p.Document)
	if err != nil || p.Section < 0 || p.Section >= len(sections) {
		return err
	}
	v.Section, v.Zone, v.Zones, v.ZoneBy = sectionName(sections, p.Section), sections[p.Section].Zone, dhr.Zones(), page.Clean(by[p.Section])
	return nil
}

// zone keeps a reader's word on the zone of the section in which a passage stands.
func (s *room) zone(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	name := s.Coder(r)
	if name == "" {
		return &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so the zone was not changed.",
			Remedy: "Give your name on the overview and change it again."}
	}
	zone, err := dhr.ParseZone(r.PostForm.Get("zone"))
	if err != nil {
		return page.BadRequest("There is no zone %s.", page.Quoted(r.PostForm.Get("zone")))
	}
	ctx := r.Context()
	id := r.PostForm.Get(page.ReadingField)
	found, err := s.store.PassagesByID(ctx, []string{id})
	if err != nil {
		return err
	}
	if len(found) == 0 || found[0].Ordinal < 0 {
		return noPassage()
	}
	err = s.store.CorrectZone(ctx, found[0].Document, found[0].Section, zone, name, s.Now())
	if errors.Is(err, dhr.ErrGone) {
		return noPassage()
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, page.ReadBack(id, page.SaidZone, ""), http.StatusSeeOther)
	return nil
}
