// What the cabinet and the operator's console use beyond mantine-base.
import '@mantine/core/styles/Burger.layer.css';
import '@mantine/core/styles/NumberInput.layer.css';
import '@mantine/core/styles/Table.layer.css';
