-- What a curve's regrets are told in: hold'em's in thousandths of a big blind, toy games', which have no blinds, in those of a chip.
ALTER TABLE training_curve ADD COLUMN regret_unit TEXT NOT NULL DEFAULT 'mbb';
