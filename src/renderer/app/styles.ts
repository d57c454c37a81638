// The order of the layers first. Mantine comes in one of them, so a single class of ours wins over any of its rules.
import './theme/layers.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import './theme/global.css';
